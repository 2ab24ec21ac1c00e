package dev.switchboard.gateway.fault;

import java.time.Duration;

/** Something that goes wrong. One of each kind can be set at a time. */
public sealed interface Fault {

  /** The kind, as a command line names it. */
  String name();

  /** The rest, as a command line gives it; empty if there is no more to say. */
  String value();

  /**
   * Posts above the account's rate are answered 429, whichever connection they are for: a token
   * bucket.
   *
   * @param postsPerSecond how fast the bucket fills
   * @param burst how much it holds
   */
  record Throttle(int postsPerSecond, int burst) implements Fault {

    public Throttle {
      if (postsPerSecond < 1 || burst < 1) {
        throw new IllegalArgumentException("A throttle of less than 1 lets nothing through");
      }
    }

    @Override
    public String name() {
      return "throttle";
    }

    @Override
    public String value() {
      return postsPerSecond + "/" + burst;
    }
  }

  /**
   * Posts to one connection are answered 429, to the letter as the throttle's are.
   *
   * @param connectionId whose; empty for the first that is posted to from now on
   */
  record SlowConsumer(String connectionId) implements Fault {

    @Override
    public String name() {
      return "slow-consumer";
    }

    @Override
    public String value() {
      return connectionId;
    }
  }

  /** A share of posts is answered 500 and reaches nobody. */
  record FailedPosts(Percentage share) implements Fault {

    @Override
    public String name() {
      return "failed-posts";
    }

    @Override
    public String value() {
      return share.toString();
    }
  }

  /** A share of posts is answered 410 though the connection is open. */
  record GonePosts(Percentage share) implements Fault {

    @Override
    public String name() {
      return "gone-posts";
    }

    @Override
    public String value() {
      return share.toString();
    }
  }

  /** A share of posts is sent, and answered, late. */
  record LatePosts(Percentage share, Duration delay) implements Fault {

    @Override
    public String name() {
      return "late-posts";
    }

    @Override
    public String value() {
      return share + "/" + delay.toMillis() + "ms";
    }
  }

  /** {@code $disconnect} is never delivered. */
  record LostDisconnects() implements Fault {

    @Override
    public String name() {
      return "lost-disconnects";
    }

    @Override
    public String value() {
      return "";
    }
  }

  /** Connections are cut without a close frame when they reach this age. */
  record CutAfter(Duration age) implements Fault {

    public CutAfter {
      if (!age.isPositive()) {
        throw new IllegalArgumentException("A connection of no age is none");
      }
    }

    @Override
    public String name() {
      return "cut-after";
    }

    @Override
    public String value() {
      return age.toMillis() + "ms";
    }
  }

  /** What a function does after its invocation has returned waits for its next one. */
  record Freeze() implements Fault {

    @Override
    public String name() {
      return "freeze";
    }

    @Override
    public String value() {
      return "";
    }
  }
}
