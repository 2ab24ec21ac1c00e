package dev.switchboard.proof;

import dev.switchboard.domain.connection.ConnectionId;
import dev.switchboard.proof.ScheduledFault.AccountThrottle;
import dev.switchboard.proof.ScheduledFault.HangingStore;
import dev.switchboard.proof.ScheduledFault.LatePosts;
import dev.switchboard.proof.ScheduledFault.Period;
import dev.switchboard.proof.ScheduledFault.SlowConsumer;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * Builds a schedule from its first fault to its last. A quiet time follows each fault and is long
 * enough to check the recovery.
 */
final class FaultScheduleBuilder {

  /** Long enough to check that the rate recovers and that no process is starved. */
  private static final Duration QUIET = Duration.ofSeconds(7);

  /** The times of faults as observed in operation, the longest of 45 seconds. */
  static final Times LONG = new Times(QUIET, Duration.ofSeconds(45));

  /** Shorter times; the store still hangs for longer than its client waits. */
  static final Times SHORT = new Times(Duration.ofSeconds(5), Duration.ofSeconds(12));

  /**
   * The durations of faults.
   *
   * @param quiet the time after each, in which every publisher publishes at least once
   * @param longest the maximum duration of a fault
   */
  record Times(Duration quiet, Duration longest) {}

  private static final AccountLimit SMALL = new AccountLimit(20, 10);
  private static final AccountLimit MEDIUM = new AccountLimit(300, 150);
  private static final AccountLimit NEARLY_NOTHING = new AccountLimit(1, 1);
  private static final int ONE_IN_FIVE = 5;
  private static final Duration TWO_SECONDS = Duration.ofSeconds(2);

  private final ConnectionId slow;
  private final Times times;
  private final List<ScheduledFault> faults = new ArrayList<>();
  private Instant next;

  /** Starts a schedule with a quiet time. */
  FaultScheduleBuilder(Instant start, ConnectionId slow, Times times) {
    this.next = start.plus(times.quiet());
    this.times = times;
    this.slow = slow;
  }

  /**
   * Returns a schedule of every fault by itself, as observed in operation, then several at once,
   * then the first again.
   */
  static FaultScheduleBuilder everyFault(Instant start, ConnectionId slow, Times times) {
    return new FaultScheduleBuilder(start, slow, times)
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

  /** Returns a schedule of the account's throttles alone. */
  static FaultScheduleBuilder throttles(Instant start, ConnectionId slow) {
    return new FaultScheduleBuilder(start, slow, LONG)
        .shortThrottle()
        .completeThrottle()
        .shortThrottle();
  }

  FaultScheduleBuilder shortThrottle() {
    return then(new AccountThrottle(next(Duration.ofMillis(300)), SMALL));
  }

  FaultScheduleBuilder completeThrottle() {
    return then(new AccountThrottle(next(Duration.ofSeconds(5)), NEARLY_NOTHING));
  }

  FaultScheduleBuilder longThrottle() {
    return then(new AccountThrottle(next(Duration.ofSeconds(45)), MEDIUM));
  }

  FaultScheduleBuilder slowConsumer() {
    return then(new SlowConsumer(next(Duration.ofSeconds(30)), slow));
  }

  FaultScheduleBuilder latePosts() {
    return then(new LatePosts(next(Duration.ofSeconds(30)), ONE_IN_FIVE, TWO_SECONDS));
  }

  FaultScheduleBuilder hangingStore() {
    return then(new HangingStore(next(Duration.ofSeconds(10))));
  }

  /** Adds a slow consumer, during which a throttle begins and ends, and late posts. */
  FaultScheduleBuilder severalAtOnce() {
    faults.add(
        new AccountThrottle(next(Duration.ofSeconds(5), Duration.ofSeconds(5)), NEARLY_NOTHING));
    Period late = next(Duration.ofSeconds(8), Duration.ofSeconds(8));
    faults.add(new LatePosts(late, ONE_IN_FIVE, TWO_SECONDS));
    return slowConsumer();
  }

  private Period next(Duration length) {
    return next(Duration.ZERO, length);
  }

  /** Returns a period that begins later and ends before the longest fault would. */
  private Period next(Duration later, Duration length) {
    Duration end = later.plus(length);
    Duration most = times.longest();
    return new Period(next.plus(later), next.plus(end.compareTo(most) < 0 ? end : most));
  }

  private FaultScheduleBuilder then(ScheduledFault fault) {
    faults.add(fault);
    next = fault.period().to().plus(times.quiet());
    return this;
  }

  FaultSchedule schedule() {
    return new FaultSchedule(faults);
  }

  /** Returns the end of the quiet time after the last fault. */
  Instant end() {
    return next;
  }
}
