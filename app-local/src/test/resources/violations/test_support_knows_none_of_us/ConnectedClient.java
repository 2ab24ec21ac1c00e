package dev.switchboard.testsupport;

import dev.switchboard.domain.connection.Connection;

/** A client of any WebSocket API knows nothing of this one's connections. */
record ConnectedClient(WebSocketClient client, Connection connection) {}
