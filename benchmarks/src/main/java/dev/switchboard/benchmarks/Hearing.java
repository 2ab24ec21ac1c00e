package dev.switchboard.benchmarks;

import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;

/**
 * What came of posts to a crowd, and of those before them to somebody else.
 *
 * @param waits how long each client of the crowd waited from its post to its frame, sorted
 * @param others what the posts to others were answered
 */
record Hearing(List<Duration> waits, List<Integer> others) {

  /** Puts together when posts were sent and when their frames came, once all have. */
  static Hearing of(PostTimes posts, int others, Reception reception) {
    List<Duration> waits =
        IntStream.range(0, posts.count() - others)
            .mapToLong(client -> reception.receivedAt(client) - posts.sentAt(others + client))
            .sorted()
            .mapToObj(Duration::ofNanos)
            .toList();
    return new Hearing(waits, posts.statuses(others));
  }

  /** What all but so many percent of the clients waited at most. */
  Duration percentile(int percent) {
    return waits.get((waits.size() - 1) * percent / 100);
  }
}
