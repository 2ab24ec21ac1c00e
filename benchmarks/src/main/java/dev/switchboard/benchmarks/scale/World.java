package dev.switchboard.benchmarks.scale;

import java.util.SplittableRandom;

/** What all invocations of one publication have in common. For one thread. */
final class World {

  final Timeline timeline = new Timeline();
  final Usage usage = new Usage();
  final Conditions conditions;
  private final SplittableRandom chance;
  private final AccountBucket account;
  private long posts;
  private long refused;
  private long lastSent;
  private long lastSentToSlow;

  World(Deployment deployment, Conditions conditions) {
    this.conditions = conditions;
    this.chance = new SplittableRandom(conditions.seed());
    this.account = new AccountBucket(deployment.accountPerSecond(), deployment.accountBurst());
  }

  /** Draws the next recipient of an audience. */
  Recipient draw() {
    double drawn = chance.nextDouble();
    if (drawn < conditions.gone()) {
      return Recipient.GONE;
    }
    return drawn < conditions.gone() + conditions.slow() ? Recipient.SLOW : Recipient.READING;
  }

  /** Between half and all of a time. */
  long jittered(long most) {
    return most / 2 + chance.nextLong(most / 2);
  }

  /** A post arrives; whether the account's bucket lets it through. */
  boolean passes(long now) {
    posts++;
    boolean passed = account.take(now);
    if (!passed) {
      refused++;
    }
    return passed;
  }

  /** A frame has reached someone. */
  void sent(Recipient to, long now) {
    usage.frame();
    if (to == Recipient.LATER) {
      lastSentToSlow = Math.max(lastSentToSlow, now);
    } else {
      lastSent = Math.max(lastSent, now);
    }
  }

  /** All that is known once nothing happens any more. */
  Outcome outcome(int jobs) {
    return new Outcome(
        seconds(lastSent),
        seconds(Math.max(lastSent, lastSentToSlow)),
        posts,
        refused,
        jobs,
        usage.functionSeconds(),
        usage.bill());
  }

  private static double seconds(long nanos) {
    return (double) nanos / Timeline.SECOND;
  }
}
