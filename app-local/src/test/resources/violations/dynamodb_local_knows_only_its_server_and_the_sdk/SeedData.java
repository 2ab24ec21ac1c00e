package dev.switchboard.dynamodblocal;

import dev.switchboard.domain.connection.Connection;
import java.util.List;

/** A server that depends on the meaning of its rows. */
record SeedData(List<Connection> connections) {}
