package dev.switchboard.domain.pacing;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.PriorityQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Tasks that wait until they are due, ordered by due time. May be shared between threads. */
final class DelayedTaskQueue {

  private record Delayed(Runnable task, Instant due) {}

  private final InstantSource clock;
  private final PriorityQueue<Delayed> queue =
      new PriorityQueue<>(Comparator.comparing(Delayed::due));

  /** The number of tasks, read without the lock because the queue is nearly always empty. */
  private final AtomicInteger count = new AtomicInteger();

  DelayedTaskQueue(InstantSource clock) {
    this.clock = clock;
  }

  boolean isEmpty() {
    return count.get() == 0;
  }

  void add(Runnable task, Duration delay) {
    Instant due = clock.instant().plus(delay);
    synchronized (queue) {
      queue.add(new Delayed(task, due));
      count.incrementAndGet();
    }
  }

  /** Removes and returns the earliest task that is due; null if there is none. */
  @Nullable Runnable poll() {
    return poll(clock.instant());
  }

  /** Waits until the earliest task is due, and removes all that are due by then. */
  void awaitNext(Pause pause, Consumer<Runnable> consumer) {
    Instant due = nextDue();
    Duration wait = Duration.between(clock.instant(), due);
    if (wait.isPositive()) {
      pause.pause(wait);
    }
    takeUntil(due, consumer);
  }

  /** Removes all tasks, due or not; returns false if there were none. */
  boolean takeAll(Consumer<Runnable> consumer) {
    boolean any = !isEmpty();
    takeUntil(Instant.MAX, consumer);
    return any;
  }

  private Instant nextDue() {
    synchronized (queue) {
      Delayed earliest = queue.peek();
      return earliest == null ? Instant.MIN : earliest.due();
    }
  }

  private void takeUntil(Instant time, Consumer<Runnable> consumer) {
    for (Runnable task = poll(time); task != null; task = poll(time)) {
      consumer.accept(task);
    }
  }

  private @Nullable Runnable poll(Instant time) {
    synchronized (queue) {
      Delayed earliest = queue.peek();
      if (earliest == null || earliest.due().isAfter(time)) {
        return null;
      }
      queue.remove();
      count.decrementAndGet();
      return earliest.task();
    }
  }
}
