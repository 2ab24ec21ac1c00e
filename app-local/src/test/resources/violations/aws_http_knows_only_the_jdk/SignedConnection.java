package dev.switchboard.aws.http;

import dev.switchboard.aws.sigv4.PostSigner;

/** The HTTP client depends on what it sends. */
record SignedConnection(HttpConnection connection, PostSigner signer) {}
