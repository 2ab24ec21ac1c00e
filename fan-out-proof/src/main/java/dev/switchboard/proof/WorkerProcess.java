package dev.switchboard.proof;

import java.util.concurrent.atomic.AtomicInteger;

/**
 * The process of a worker, which can be killed after a few posts. A killed process has no further
 * effect, and its reports are ignored.
 */
final class WorkerProcess {

  private static final int UNLIMITED = Integer.MAX_VALUE;

  private final AtomicInteger postsLeft = new AtomicInteger(UNLIMITED);

  /** Schedules the kill of the process after a number of posts. */
  void killAfter(int posts) {
    postsLeft.set(posts);
  }

  /** Replaces the process with a new one. */
  void restart() {
    postsLeft.set(UNLIMITED);
  }

  /** Kills the process if its kill is due. */
  void dieIfDoomed() {
    postsLeft.updateAndGet(left -> left == UNLIMITED ? left : 0);
  }

  boolean isAlive() {
    return postsLeft.get() > 0;
  }

  /** Returns whether the process is alive to post. */
  boolean posts() {
    return postsLeft.getAndUpdate(left -> left == UNLIMITED ? left : Math.max(0, left - 1)) > 0;
  }
}
