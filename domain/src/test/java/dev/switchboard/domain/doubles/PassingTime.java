package dev.switchboard.domain.doubles;

import dev.switchboard.domain.pacing.Pause;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;

/**
 * A clock that advances only when a caller pauses, by the time of the pause. Advancing it runs the
 * alarms that are due.
 */
public final class PassingTime implements InstantSource, Pause {

  public static final Instant START = Instant.parse("2026-11-23T12:00:00Z");

  private record ScheduledAction(Instant due, Runnable action) {}

  private final AtomicReference<Instant> now = new AtomicReference<>(START);
  private final Set<ScheduledAction> scheduled = ConcurrentHashMap.newKeySet();

  @Override
  public Instant instant() {
    return now.get();
  }

  @Override
  public void pause(Duration time) {
    pass(time);
  }

  @Override
  public Alarm alarm(Duration delay, Runnable action) {
    ScheduledAction each = new ScheduledAction(instant().plus(delay), action);
    scheduled.add(each);
    return () -> scheduled.remove(each);
  }

  public void pass(Duration time) {
    Instant then = now.updateAndGet(instant -> instant.plus(time));
    List<ScheduledAction> due =
        scheduled.stream().filter(each -> !each.due().isAfter(then)).toList();
    due.stream().filter(scheduled::remove).forEach(each -> each.action().run());
  }

  /** Returns the number of pending alarms. */
  public int alarms() {
    return scheduled.size();
  }

  /** Returns the time that has passed since {@link #START}. */
  public Duration passed() {
    return Duration.between(START, now.get());
  }
}
