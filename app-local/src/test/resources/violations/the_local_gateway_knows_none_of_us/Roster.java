package dev.switchboard.gateway;

import dev.switchboard.domain.connection.Connection;
import java.util.List;

/** The gateway stands for Amazon's, which does not know our connections. */
record Roster(List<Connection> connections) {}
