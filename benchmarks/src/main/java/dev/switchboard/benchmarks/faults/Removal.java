package dev.switchboard.benchmarks.faults;

import dev.switchboard.domain.connection.Connection;
import java.time.Instant;
import java.util.Optional;

/** That a connection was forgotten, or half of it. */
record Removal(Connection connection, Instant at) {

  Optional<Breach> breach() {
    return connection.mayBeOpening(at)
        ? Optional.of(
            new Breach(
                Promise.KEEPS_WHO_MAY_BE_OPENING,
                "%s connected at %s and was forgotten at %s"
                    .formatted(connection.id(), connection.connectedAt(), at)))
        : Optional.empty();
  }
}
