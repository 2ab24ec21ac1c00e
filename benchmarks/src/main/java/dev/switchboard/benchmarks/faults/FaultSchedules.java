package dev.switchboard.benchmarks.faults;

import dev.switchboard.benchmarks.faults.ScheduledFault.AccountThrottle;
import dev.switchboard.benchmarks.faults.ScheduledFault.HangingStore;
import dev.switchboard.benchmarks.faults.ScheduledFault.LatePosts;
import dev.switchboard.benchmarks.faults.ScheduledFault.Period;
import dev.switchboard.benchmarks.faults.ScheduledFault.SlowConsumer;
import dev.switchboard.domain.connection.ConnectionId;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * Builds a schedule from its first fault to its last, with a quiet time after each that is long
 * enough to be judged.
 */
final class FaultSchedules {

  private static final Duration QUIET = Duration.ofSeconds(7);
  private static final AccountLimit SMALL = new AccountLimit(20, 10);
  private static final AccountLimit MEDIUM = new AccountLimit(300, 150);
  private static final AccountLimit NEARLY_NOTHING = new AccountLimit(1, 1);
  private static final int ONE_IN_FIVE = 5;
  private static final Duration TWO_SECONDS = Duration.ofSeconds(2);

  private final ConnectionId slow;
  private final List<ScheduledFault> faults = new ArrayList<>();
  private Instant next;

  /** Begins with a quiet time. */
  FaultSchedules(Instant start, ConnectionId slow) {
    this.next = start.plus(QUIET);
    this.slow = slow;
  }

  /** Every fault by itself, as seen in operation, then several at once, then the first again. */
  static FaultSchedules everyFault(Instant start, ConnectionId slow) {
    return new FaultSchedules(start, slow)
        .shortThrottle()
        .completeThrottle()
        .slowConsumer()
        .latePosts()
        .hangingStore()
        .longThrottle()
        .severalAtOnce()
        .shortThrottle()
        .hangingStore();
  }

  /** The account's throttles alone. */
  static FaultSchedules throttles(Instant start, ConnectionId slow) {
    return new FaultSchedules(start, slow).shortThrottle().completeThrottle().shortThrottle();
  }

  FaultSchedules shortThrottle() {
    return then(new AccountThrottle(next(Duration.ofMillis(300)), SMALL));
  }

  FaultSchedules completeThrottle() {
    return then(new AccountThrottle(next(Duration.ofSeconds(5)), NEARLY_NOTHING));
  }

  FaultSchedules longThrottle() {
    return then(new AccountThrottle(next(Duration.ofSeconds(45)), MEDIUM));
  }

  FaultSchedules slowConsumer() {
    return then(new SlowConsumer(next(Duration.ofSeconds(30)), slow));
  }

  FaultSchedules latePosts() {
    return then(new LatePosts(next(Duration.ofSeconds(30)), ONE_IN_FIVE, TWO_SECONDS));
  }

  FaultSchedules hangingStore() {
    return then(new HangingStore(next(Duration.ofSeconds(10))));
  }

  /** A slow consumer, while whose trouble lasts a throttle begins and ends, and late posts. */
  FaultSchedules severalAtOnce() {
    Instant start = next;
    faults.add(
        new AccountThrottle(
            FaultSchedule.period(start, Duration.ofSeconds(5), Duration.ofSeconds(5)),
            NEARLY_NOTHING));
    faults.add(
        new LatePosts(
            FaultSchedule.period(start, Duration.ofSeconds(8), Duration.ofSeconds(8)),
            ONE_IN_FIVE,
            TWO_SECONDS));
    return slowConsumer();
  }

  private Period next(Duration length) {
    return new Period(next, next.plus(length));
  }

  private FaultSchedules then(ScheduledFault fault) {
    faults.add(fault);
    next = fault.period().to().plus(QUIET);
    return this;
  }

  FaultSchedule schedule() {
    return new FaultSchedule(faults);
  }

  /** When the quiet time after the last fault is over. */
  Instant end() {
    return next;
  }
}
