package dev.switchboard.aws.dynamodb;

import dev.switchboard.aws.http.HttpConnection;

/** A technology depends on the client of another. */
record SentItem(HttpConnection connection) {}
