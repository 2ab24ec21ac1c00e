package dev.switchboard.domain.lifecycle;

import java.time.InstantSource;

/** A clock that is not passed in cannot be turned. */
final class Alarm {

  private final InstantSource clock = InstantSource.system();
}
