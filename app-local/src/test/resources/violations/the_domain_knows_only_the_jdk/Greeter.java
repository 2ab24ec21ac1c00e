package dev.switchboard.domain.connection;

import jakarta.inject.Inject;

/** The domain leaves it to others how it is put together. */
final class Greeter {

  @Inject
  Greeter() {}
}
