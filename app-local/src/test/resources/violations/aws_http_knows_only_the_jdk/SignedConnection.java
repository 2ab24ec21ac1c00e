package dev.switchboard.aws.http;

import dev.switchboard.aws.sigv4.PostSigner;

/** An HTTP client that depends on its content. */
record SignedConnection(HttpConnection connection, PostSigner signer) {}
