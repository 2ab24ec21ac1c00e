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
 * A clock that moves only when somebody pauses, and then as far as they would have waited; whoever
 * moves it rings the alarms that are due.
 */
public final class PassingTime implements InstantSource, Pause {

  public static final Instant START = Instant.parse("2026-11-23T12:00:00Z");

  private record Bell(Instant due, Runnable ring) {}

  private final AtomicReference<Instant> now = new AtomicReference<>(START);
  private final Set<Bell> bells = ConcurrentHashMap.newKeySet();

  @Override
  public Instant instant() {
    return now.get();
  }

  @Override
  public void pause(Duration time) {
    pass(time);
  }

  @Override
  public Alarm alarm(Duration after, Runnable ring) {
    Bell bell = new Bell(instant().plus(after), ring);
    bells.add(bell);
    return () -> bells.remove(bell);
  }

  public void pass(Duration time) {
    Instant then = now.updateAndGet(instant -> instant.plus(time));
    List<Bell> due = bells.stream().filter(bell -> !bell.due().isAfter(then)).toList();
    due.stream().filter(bells::remove).forEach(bell -> bell.ring().run());
  }

  /** How many wait to be rung for. */
  public int alarms() {
    return bells.size();
  }

  /** How much time has passed since the beginning. */
  public Duration passed() {
    return Duration.between(START, now.get());
  }
}
