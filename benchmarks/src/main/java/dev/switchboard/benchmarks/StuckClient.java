package dev.switchboard.benchmarks;

import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;

/**
 * What the clients of a server notice of one more that never reads, and is posted to as they are.
 *
 * @param median how long half of them wait for a frame at most: with the stuck one, and without
 * @param p99 the same of all but one in a hundred
 * @param taken how many posts to the stuck one were answered 200, before any other answer
 * @param throttled how many were answered 429
 * @param otherwise how many were answered anything else, or 200 after another answer
 */
record StuckClient(Comparison median, Comparison p99, int taken, int throttled, int otherwise) {

  /** How many clients do read. */
  static final int READERS = 999;

  private static final int OK = 200;
  private static final int TOO_MANY_REQUESTS = 429;

  /** As long as a message may be: the sooner is full what waits for the stuck one. */
  private static final int TEXT_BYTES = 128 * 1024;

  /** Measures both in turns, over the same connections; the stuck one is open all the time. */
  static StuckClient measure(PostServer server, int warmUp, int rounds)
      throws IOException, InterruptedException {
    try (Client _ = Client.connect(server.webSocket())) {
      URI address = server.connected();
      byte[] post = PostSocket.request(address, "x".repeat(TEXT_BYTES));
      try (Crowd readers = Crowd.gather(server, READERS)) {
        return measure(readers, post, warmUp, rounds);
      }
    }
  }

  private static StuckClient measure(Crowd readers, byte[] post, int warmUp, int rounds)
      throws IOException, InterruptedException {
    List<Hearing> with = new ArrayList<>();
    List<Hearing> without = new ArrayList<>();
    Comparison median =
        Comparison.inTurns(
            warmUp,
            rounds,
            () -> noted(readers.hearAfter(post), with).percentile(50),
            () -> noted(readers.hear(), without).percentile(50));
    Comparison p99 = new Comparison(p99(with, warmUp), p99(without, warmUp));
    return of(median, p99, with.stream().flatMap(each -> each.others().stream()).toList());
  }

  private static Hearing noted(Hearing hearing, List<Hearing> all) {
    all.add(hearing);
    return hearing;
  }

  private static Sample p99(List<Hearing> all, int warmUp) {
    return Sample.of(all.stream().skip(warmUp).map(each -> each.percentile(99)).toList());
  }

  private static StuckClient of(Comparison median, Comparison p99, List<Integer> answers) {
    int taken = (int) answers.stream().takeWhile(status -> status == OK).count();
    int throttled = (int) answers.stream().filter(status -> status == TOO_MANY_REQUESTS).count();
    return new StuckClient(median, p99, taken, throttled, answers.size() - taken - throttled);
  }
}
