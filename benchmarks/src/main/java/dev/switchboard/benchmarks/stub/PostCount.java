package dev.switchboard.benchmarks.stub;

import java.util.concurrent.atomic.LongAdder;

/** The numbers of posts to the stub; counted by its one thread, read by another. */
record PostCount(LongAdder posts, LongAdder throttled, LongAdder unsigned) {

  PostCount() {
    this(new LongAdder(), new LongAdder(), new LongAdder());
  }

  /** Returns the counts as the stub prints them. */
  @Override
  public String toString() {
    return posts + " " + throttled + " " + unsigned;
  }
}
