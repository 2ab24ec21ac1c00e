package dev.switchboard.gateway.fault;

import java.time.Duration;

/** A fault to inject. One fault of each kind can be set at a time. */
public sealed interface Fault {

  /** The name of its kind, as on a command line. */
  String name();

  /** Its value, as on a command line; empty for a kind without values. */
  String value();

  /**
   * Posts above the account's rate, to any connection, get status 429. A token bucket limits the
   * rate.
   *
   * @param postsPerSecond the rate at which the bucket is filled
   * @param burst the capacity of the bucket
   */
  record Throttle(int postsPerSecond, int burst) implements Fault {

    public Throttle {
      if (postsPerSecond < 1 || burst < 1) {
        throw new IllegalArgumentException("A throttle below 1 would let nothing through");
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
   * Posts to one connection get status 429, exactly as with the throttle.
   *
   * @param connectionId the connection; empty for the next one that receives a post
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

  /** A share of posts gets status 500 and is not delivered. */
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

  /** A share of posts gets status 410 although the connection is open. */
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

  /** A share of posts is delivered and answered after a delay. */
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
        throw new IllegalArgumentException("The age of a connection must be more than zero");
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

  /** Work that continues after an invocation has returned waits for the next invocation. */
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
