package dev.switchboard.benchmarks;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;

/** When each of some posts was sent, and what it was answered. For one thread. */
final class PostTimes {

  private static final int OK = 200;

  private final long[] sentAt;
  private final int[] statuses;

  PostTimes(int posts) {
    sentAt = new long[posts];
    statuses = new int[posts];
  }

  int count() {
    return sentAt.length;
  }

  void sent(int post) {
    sentAt[post] = System.nanoTime();
  }

  void answered(int post, int status) {
    statuses[post] = status;
  }

  /** When it was sent, in {@link System#nanoTime}. */
  long sentAt(int post) {
    return sentAt[post];
  }

  /** What the first posts were answered. */
  List<Integer> statuses(int first) {
    return Arrays.stream(statuses).limit(first).boxed().toList();
  }

  /** Fails unless each of these posts was answered 200. */
  void requireOk(int from, int to) throws IOException {
    for (int post = from; post < to; post++) {
      if (statuses[post] != OK) {
        throw new IOException("A post was answered " + statuses[post]);
      }
    }
  }
}
