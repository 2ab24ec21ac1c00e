package dev.switchboard.aws;

import java.time.Clock;
import java.util.function.Supplier;

/** Naming the method is as good as calling it. */
final class Calendar {

  private final Supplier<Clock> clock = Clock::systemUTC;
}
