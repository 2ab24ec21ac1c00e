package dev.switchboard.aws.sigv4;

import dev.switchboard.aws.http.HttpResponse;

/** The signer depends on the HTTP client. */
record SentPost(HttpResponse response) {}
