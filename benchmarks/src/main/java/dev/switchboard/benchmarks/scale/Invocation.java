package dev.switchboard.benchmarks.scale;

import java.util.function.ObjLongConsumer;

/**
 * One invocation that posts to some recipients, as a fan-out does it: a window of posts at a time,
 * at the pace of its environment, with retries aside, until all are done or time is up.
 */
final class Invocation {

  /**
   * What an invocation leaves.
   *
   * @param unsent for whom there was no time
   * @param unreached who was refused to the end
   */
  record Left(int unsent, int unreached) {}

  /**
   * A recipient that is throttled is tried three times, if it can be handed on. This and the waits
   * between are copied from the domain's {@code RetryPolicy}: a change there must be made here.
   */
  private static final int ATTEMPTS = 3;

  /** After so many attempts the waits grow no more. */
  private static final int LONGER_WAITS = 4;

  private static final long SHORTEST = 100 * Timeline.MILLISECOND;
  private static final long LONGEST = 2 * Timeline.SECOND;

  private final World world;
  private final Environment environment;
  private final long deadline;
  private final long latency;
  private final boolean later;
  private final ObjLongConsumer<Left> end;
  private int waiting;
  private int onTheirWay;
  private int unreached;

  /**
   * Prepares one.
   *
   * @param recipients how many
   * @param later whether they are those that an earlier one left
   * @param deadline when it stops
   * @param end hears of what was left, and when
   */
  Invocation(
      World world,
      Environment environment,
      int recipients,
      boolean later,
      long deadline,
      ObjLongConsumer<Left> end) {
    this.world = world;
    this.environment = environment;
    this.waiting = recipients;
    this.later = later;
    this.deadline = deadline;
    this.latency = world.conditions.latency().toNanos();
    this.end = end;
  }

  /** Begins to post, so many at a time. */
  void post(int window, long now) {
    for (int i = 0; i < window && waiting > 0; i++) {
      next(now);
    }
  }

  /** One of the crew is free. */
  private void next(long now) {
    if (waiting > 0 && now < deadline) {
      waiting--;
      onTheirWay++;
      attempt(later ? Recipient.LATER : world.draw(), 1, now);
    } else {
      endIfDone(now);
    }
  }

  private void attempt(Recipient to, int attempts, long now) {
    world.timeline.at(
        environment.turn(now),
        turn -> {
          boolean passes = world.passes(turn);
          world.timeline.at(turn + latency, then -> answered(to, attempts, passes, then));
        });
  }

  private void answered(Recipient to, int attempts, boolean passed, long now) {
    if (!passed || to == Recipient.SLOW) {
      refused(to, attempts, now);
      return;
    }
    environment.passed(now);
    if (to == Recipient.GONE) {
      world.usage.forgotten();
    } else {
      world.sent(to, now);
    }
    settled(attempts, now);
  }

  /** Who is tried again waits aside, so that another of the crew is free. */
  private void refused(Recipient to, int attempts, long now) {
    if (attempts == 1) {
      environment.refused(now);
    }
    long wait = world.jittered(Math.min(LONGEST, SHORTEST << Math.min(attempts - 1, LONGER_WAITS)));
    boolean again = attempts < ATTEMPTS || environment.isAccountThrottled(now);
    if (again && now + wait < deadline) {
      world.timeline.at(now + wait, then -> attempt(to, attempts + 1, then));
      if (attempts == 1) {
        next(now);
      }
    } else {
      unreached++;
      settled(attempts, now);
    }
  }

  /** Who was waiting aside has left the crew already. */
  private void settled(int attempts, long now) {
    onTheirWay--;
    if (attempts == 1) {
      next(now);
    } else {
      endIfDone(now);
    }
  }

  private void endIfDone(long now) {
    if (onTheirWay == 0 && (waiting == 0 || now >= deadline)) {
      end.accept(new Left(waiting, unreached), now);
    }
  }
}
