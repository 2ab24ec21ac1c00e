package dev.switchboard.benchmarks.faults;

import dev.switchboard.domain.fanout.Pause;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;

/** A clock that whoever waits turns; of several who wait at once, it is turned for the longest. */
final class TurningClock implements InstantSource, Pause {

  private final AtomicReference<Instant> now =
      new AtomicReference<>(Instant.parse("2100-01-01T12:00:00Z"));

  private record Bell(Instant due, Runnable ring) {}

  private final Set<Bell> bells = ConcurrentHashMap.newKeySet();

  @Override
  public Instant instant() {
    return now.get();
  }

  @Override
  public void pause(Duration time) {
    turnTo(instant().plus(time));
  }

  @Override
  public Alarm alarm(Duration after, Runnable ring) {
    Bell bell = new Bell(instant().plus(after), ring);
    bells.add(bell);
    return () -> bells.remove(bell);
  }

  /** Turns it to a time, unless it is that late already, and rings the alarms that are due. */
  void turnTo(Instant time) {
    Instant then = now.updateAndGet(instant -> instant.isBefore(time) ? time : instant);
    List<Bell> due = bells.stream().filter(bell -> !bell.due().isAfter(then)).toList();
    due.stream().filter(bells::remove).forEach(bell -> bell.ring().run());
  }

  /** Turns it until an alarm rings, if one is set: what never ends, only that ends. */
  void turnToAlarm() {
    bells.stream().map(Bell::due).min(Comparator.naturalOrder()).ifPresent(this::turnTo);
  }
}
