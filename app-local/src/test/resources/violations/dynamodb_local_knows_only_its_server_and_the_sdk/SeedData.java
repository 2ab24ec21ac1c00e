package dev.switchboard.dynamodblocal;

import dev.switchboard.domain.connection.Connection;
import java.util.List;

/** The server stores rows, whatever they mean. */
record SeedData(List<Connection> connections) {}
