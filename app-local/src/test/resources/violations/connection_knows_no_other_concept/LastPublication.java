package dev.switchboard.domain.connection;

import dev.switchboard.domain.fanout.Publication;

/** A connection does not know what is sent over it. */
record LastPublication(ConnectionId connection, Publication publication) {}
