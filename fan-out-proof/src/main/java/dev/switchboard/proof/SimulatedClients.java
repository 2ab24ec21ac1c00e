package dev.switchboard.proof;

import dev.switchboard.domain.connection.Connection;
import dev.switchboard.domain.connection.ConnectionId;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntConsumer;

/**
 * The actions of a process's clients as tasks of a simulation. Each repeats its action until a
 * time.
 */
final class SimulatedClients {

  private static final Duration BETWEEN_REPLIES = Duration.ofMillis(500);
  private static final Duration BETWEEN_KEEP_ALIVES = Duration.ofSeconds(10);

  private final SimulatedProcess process;
  private final SimulatedClock clock;
  private final Instant end;

  /** Creates the clients of a process, until a time. */
  SimulatedClients(SimulatedProcess process, SimulatedClock clock, Instant end) {
    this.process = process;
    this.clock = clock;
    this.end = end;
  }

  /** Returns publishers, which begin one after the other within one pause. */
  List<Runnable> publishers(Load load) {
    List<Runnable> tasks = new ArrayList<>();
    for (int i = 0; i < load.publishers(); i++) {
      String name = "publisher-%d-".formatted(i);
      Duration offset = load.pause().multipliedBy(i).dividedBy(load.publishers());
      tasks.add(() -> repeat(offset, load.pause(), turn -> process.publish(name + turn)));
    }
    return tasks;
  }

  /** Returns clients of their own that receive replies, some at the same time. */
  List<Runnable> repliers(int count) {
    List<Runnable> tasks = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      String name = "caller-" + i;
      Connection caller =
          Connection.plain(new ConnectionId(name), clock.start().minus(Connection.OPENING));
      Duration offset = BETWEEN_REPLIES.multipliedBy(i).dividedBy(count);
      tasks.add(
          () ->
              repeat(
                  offset,
                  BETWEEN_REPLIES,
                  turn -> process.reply("reply to %s: %d".formatted(name, turn), caller)));
    }
    return tasks;
  }

  /** Returns the task that sends keep-alives to all clients. */
  Runnable keepAlives() {
    return () ->
        repeat(
            BETWEEN_KEEP_ALIVES,
            BETWEEN_KEEP_ALIVES,
            turn -> process.keepAlive("keep-alive-" + turn));
  }

  private void repeat(Duration offset, Duration pause, IntConsumer action) {
    clock.pause(offset);
    for (int turn = 0; clock.instant().isBefore(end); turn++) {
      action.accept(turn);
      clock.pause(pause);
    }
  }
}
