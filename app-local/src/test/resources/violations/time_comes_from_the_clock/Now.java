package dev.switchboard.domain.connection;

import java.time.Instant;

/** A time that no test can set. */
record Now(Instant time) {

  Now() {
    this(Instant.now());
  }
}
