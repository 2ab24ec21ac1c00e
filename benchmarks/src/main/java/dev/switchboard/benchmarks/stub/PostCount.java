package dev.switchboard.benchmarks.stub;

import java.util.concurrent.atomic.AtomicLong;

/** The number of posts to the stub; written by its one thread, read by another. */
final class PostCount {

  private final AtomicLong posts = new AtomicLong();
  private final AtomicLong unsigned = new AtomicLong();

  void posted(boolean signed) {
    posts.lazySet(posts.get() + 1);
    if (!signed) {
      unsigned.lazySet(unsigned.get() + 1);
    }
  }

  /** Returns both counts, as the stub prints them. */
  @Override
  public String toString() {
    return posts + " " + unsigned;
  }
}
