package dev.switchboard.benchmarks.scale;

import java.util.PriorityQueue;
import java.util.Queue;

/** What is going to happen, in order; time leaps from one event to the next. For one thread. */
final class Timeline {

  static final long SECOND = 1_000_000_000L;
  static final long MILLISECOND = 1_000_000L;

  /** Something that happens. */
  @FunctionalInterface
  interface Event {

    /** It happens now, in nanoseconds since the beginning. */
    void happen(long now);
  }

  /** An event and its time; of two at the same time, the one that was planned first. */
  private record Planned(long at, long number, Event event) implements Comparable<Planned> {

    @Override
    public int compareTo(Planned other) {
      return at == other.at ? Long.compare(number, other.number) : Long.compare(at, other.at);
    }
  }

  private final Queue<Planned> planned = new PriorityQueue<>();
  private long number;

  /** Plans an event. */
  void at(long time, Event event) {
    planned.add(new Planned(time, number++, event));
  }

  /** Lets everything happen, also what is planned meanwhile. */
  void run() {
    for (Planned next = planned.poll(); next != null; next = planned.poll()) {
      next.event().happen(next.at());
    }
  }
}
