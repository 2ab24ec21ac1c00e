package dev.switchboard.proof;

import java.util.concurrent.atomic.AtomicInteger;

/**
 * The process that a worker runs in, which can be killed after a few posts. Then nothing it does
 * has any effect, and what it says is not heard.
 */
final class WorkerProcess {

  private static final int UNLIMITED = Integer.MAX_VALUE;

  private final AtomicInteger postsLeft = new AtomicInteger(UNLIMITED);

  /** Will be killed after so many posts. */
  void killAfter(int posts) {
    postsLeft.set(posts);
  }

  /** Another one takes its place. */
  void restart() {
    postsLeft.set(UNLIMITED);
  }

  /** Is killed now, if it is going to be. */
  void dieIfDoomed() {
    postsLeft.updateAndGet(left -> left == UNLIMITED ? left : 0);
  }

  boolean isAlive() {
    return postsLeft.get() > 0;
  }

  /** Tries to post; false if it is dead. */
  boolean posts() {
    return postsLeft.getAndUpdate(left -> left == UNLIMITED ? left : Math.max(0, left - 1)) > 0;
  }
}
