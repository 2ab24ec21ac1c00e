package dev.switchboard.domain.pacing;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.PriorityQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Tasks that wait for their time, the earliest first. May be shared between threads. */
final class DelayedTasks {

  private record Delayed(Runnable task, Instant due) {}

  private final InstantSource clock;
  private final PriorityQueue<Delayed> queue =
      new PriorityQueue<>(Comparator.comparing(Delayed::due));

  /** Read without the lock: nearly always there are none. */
  private final AtomicInteger count = new AtomicInteger();

  DelayedTasks(InstantSource clock) {
    this.clock = clock;
  }

  boolean isEmpty() {
    return count.get() == 0;
  }

  void add(Runnable task, Duration wait) {
    Instant due = clock.instant().plus(wait);
    synchronized (queue) {
      queue.add(new Delayed(task, due));
      count.incrementAndGet();
    }
  }

  /** Removes the earliest task that is due; null if there is none. */
  @Nullable Runnable poll() {
    return poll(clock.instant());
  }

  /** Waits until the earliest is due, and removes all that are due then. */
  void awaitNext(Pause pause, Consumer<Runnable> taken) {
    Instant due = nextDue();
    Duration wait = Duration.between(clock.instant(), due);
    if (wait.isPositive()) {
      pause.pause(wait);
    }
    takeUntil(due, taken);
  }

  /** Removes all tasks, due or not; false if there were none. */
  boolean takeAll(Consumer<Runnable> taken) {
    boolean any = !isEmpty();
    takeUntil(Instant.MAX, taken);
    return any;
  }

  private Instant nextDue() {
    synchronized (queue) {
      Delayed earliest = queue.peek();
      return earliest == null ? Instant.MIN : earliest.due();
    }
  }

  private void takeUntil(Instant then, Consumer<Runnable> taken) {
    for (Runnable task = poll(then); task != null; task = poll(then)) {
      taken.accept(task);
    }
  }

  private @Nullable Runnable poll(Instant then) {
    synchronized (queue) {
      Delayed earliest = queue.peek();
      if (earliest == null || earliest.due().isAfter(then)) {
        return null;
      }
      queue.remove();
      count.decrementAndGet();
      return earliest.task();
    }
  }
}
