package dev.switchboard.proof;

import dev.switchboard.domain.connection.ConnectionId;
import dev.switchboard.proof.ScheduledFault.AccountThrottle;
import dev.switchboard.proof.ScheduledFault.HangingStore;
import dev.switchboard.proof.ScheduledFault.LatePosts;
import dev.switchboard.proof.ScheduledFault.SlowConsumer;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The faults of a simulation and the periods in which they are in force. */
record FaultSchedule(List<ScheduledFault> faults) {

  FaultSchedule {
    faults = List.copyOf(faults);
  }

  /**
   * Returns the limit of the account at a time: the strictest of its own limit and those of the
   * faults.
   */
  AccountLimit accountLimit(Instant time, AccountLimit atRest) {
    return of(AccountThrottle.class)
        .filter(fault -> fault.period().contains(time))
        .map(AccountThrottle::limit)
        .reduce(atRest, AccountLimit::and);
  }

  /**
   * Returns the times at which throttles begin or end, after one time and until another, in order.
   */
  List<Instant> changes(Instant after, Instant until) {
    return of(AccountThrottle.class)
        .flatMap(fault -> Stream.of(fault.period().from(), fault.period().to()))
        .filter(time -> time.isAfter(after) && !time.isAfter(until))
        .sorted()
        .toList();
  }

  boolean isSlow(ConnectionId connection, Instant time) {
    return of(SlowConsumer.class)
        .filter(fault -> fault.period().contains(time))
        .anyMatch(fault -> fault.connection().equals(connection));
  }

  Optional<LatePosts> latePosts(Instant time) {
    return of(LatePosts.class).filter(fault -> fault.period().contains(time)).findFirst();
  }

  boolean storeHangs(Instant time) {
    return of(HangingStore.class).anyMatch(fault -> fault.period().contains(time));
  }

  /** Returns whether the store hung at some time between two instants. */
  boolean storeHangsBetween(Instant from, Instant to) {
    return of(HangingStore.class).anyMatch(fault -> fault.period().overlaps(from, to));
  }

  /** Returns the account's throttles, in no order. */
  List<AccountThrottle> throttles() {
    return of(AccountThrottle.class).toList();
  }

  /** Returns whether no fault is in force at any time between two instants. */
  boolean isCalm(Instant from, Instant to) {
    return faults.stream().noneMatch(fault -> fault.period().overlaps(from, to));
  }

  /**
   * Returns the first time, not before another, after which no fault is in force for a duration.
   */
  Instant firstCalm(Instant after, Duration length) {
    return Stream.concat(Stream.of(after), faults.stream().map(fault -> fault.period().to()))
        .filter(time -> !time.isBefore(after))
        .sorted()
        .filter(time -> isCalm(time, time.plus(length)))
        .findFirst()
        .orElseThrow();
  }

  private <T extends ScheduledFault> Stream<T> of(Class<T> kind) {
    return faults.stream().filter(kind::isInstance).map(kind::cast);
  }
}
