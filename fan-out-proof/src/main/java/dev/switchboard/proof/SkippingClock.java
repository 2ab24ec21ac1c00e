package dev.switchboard.proof;

import dev.switchboard.domain.pacing.Pause;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;

/**
 * A clock that skips every wait. As with the real clock, an interrupt ends a wait, and alarms
 * interrupt.
 */
final class SkippingClock implements InstantSource, Pause {

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
    waitUntil(instant().plus(time));
  }

  /** Waits for an event that never occurs, until an alarm ends the wait, if one is set. */
  void pauseForEver() {
    while (!isInterrupted() && firstAlarm().isPresent()) {
      firstAlarm().ifPresent(this::turnTo);
    }
  }

  /** Advances the clock from alarm to alarm, until one of them interrupts the waiting thread. */
  private void waitUntil(Instant end) {
    while (!isInterrupted() && instant().isBefore(end)) {
      turnTo(firstAlarm().filter(end::isAfter).orElse(end));
    }
  }

  @Override
  public Alarm alarm(Duration after, Runnable ring) {
    Bell bell = new Bell(instant().plus(after), ring);
    bells.add(bell);
    return () -> bells.remove(bell);
  }

  /** Advances the clock to a time, unless it is already later, and runs the alarms that are due. */
  void turnTo(Instant time) {
    Instant then = now.updateAndGet(instant -> instant.isBefore(time) ? time : instant);
    List<Bell> due = bells.stream().filter(bell -> !bell.due().isAfter(then)).toList();
    // An alarm is removed only after it has rung. Otherwise a thread could find no alarm and not be
    // interrupted either.
    due.forEach(bell -> bell.ring().run());
    due.forEach(bells::remove);
  }

  private Optional<Instant> firstAlarm() {
    return bells.stream().map(Bell::due).min(Comparator.naturalOrder());
  }

  private static boolean isInterrupted() {
    return Thread.currentThread().isInterrupted();
  }
}
