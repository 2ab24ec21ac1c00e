package dev.switchboard.domain.connection;

import java.time.Instant;

/** No test can turn this time. */
record Now(Instant time) {

  Now() {
    this(Instant.now());
  }
}
