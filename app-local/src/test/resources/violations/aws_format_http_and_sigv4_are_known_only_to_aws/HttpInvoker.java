package dev.switchboard.lambda;

import dev.switchboard.aws.http.HttpConnectionPool;

/** A class of the HTTP client is used outside the adapters. */
record HttpInvoker(HttpConnectionPool pool) {}
