package dev.switchboard.domain.connection;

import dev.switchboard.domain.fanout.Publication;

/** A connection that depends on publications. */
record LastPublication(ConnectionId connection, Publication publication) {}
