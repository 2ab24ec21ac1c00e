package dev.switchboard.aws.http;

import dev.switchboard.domain.connection.ConnectionId;

/** The HTTP client depends on the domain. */
record RecipientConnection(HttpConnection connection, ConnectionId recipient) {}
