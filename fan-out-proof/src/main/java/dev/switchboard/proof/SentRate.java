package dev.switchboard.proof;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;

/** The number of frames that a gateway accepted in each second, from a time on. */
record SentRate(Instant from, List<Integer> perSecond) {

  /** Counts whole seconds between two times. */
  static SentRate of(List<RecordedPost> posts, Instant from, Instant to) {
    int[] counts = new int[(int) Duration.between(from, to).toSeconds()];
    for (RecordedPost post : posts) {
      long second = Math.floorDiv(Duration.between(from, post.begun()).toNanos(), 1_000_000_000L);
      if (post.isSent() && 0 <= second && second < counts.length) {
        counts[(int) second]++;
      }
    }
    return new SentRate(from, Arrays.stream(counts).boxed().toList());
  }

  /**
   * Returns the first second of a range in which fewer frames were accepted; -1 if there is none.
   */
  int firstBelow(int least, int fromSecond, int toSecond) {
    for (int second = fromSecond; second < Math.min(toSecond, perSecond.size()); second++) {
      if (perSecond.get(second) < least) {
        return second;
      }
    }
    return -1;
  }
}
