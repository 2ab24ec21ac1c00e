package dev.switchboard.gateway.management;

import dev.switchboard.gateway.authorizer.AuthorizerInvoker;

/** A post that the authorizer of connects decides about. */
record SignedPost(AuthorizerInvoker authorizer) {}
