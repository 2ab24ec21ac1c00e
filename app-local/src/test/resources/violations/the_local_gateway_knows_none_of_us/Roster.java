package dev.switchboard.gateway;

import dev.switchboard.domain.connection.Connection;
import java.util.List;

/** A gateway that depends on the service's connections, unlike API Gateway. */
record Roster(List<Connection> connections) {}
