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
 * A clock that whoever waits turns. As in earnest, an interrupt ends a wait, and alarms do that.
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

  /** Waits for what never comes, until an alarm puts an end to it, if one is set. */
  void pauseForEver() {
    while (!isInterrupted() && firstAlarm().isPresent()) {
      firstAlarm().ifPresent(this::turnTo);
    }
  }

  /** Turns it from alarm to alarm, as long as none of them interrupts whoever waits. */
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

  /** Turns it to a time, unless it is that late already, and rings the alarms that are due. */
  void turnTo(Instant time) {
    Instant then = now.updateAndGet(instant -> instant.isBefore(time) ? time : instant);
    List<Bell> due = bells.stream().filter(bell -> !bell.due().isAfter(then)).toList();
    // Not removed before it has rung: nobody may find no alarm, and not be interrupted either.
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
