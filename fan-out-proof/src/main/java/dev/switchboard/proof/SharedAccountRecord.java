package dev.switchboard.proof;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The posts of processes that share one account, each of which wants more than its whole limit
 * throughout.
 *
 * <p>From two seconds after the beginning they together send half the limit in each second. Each
 * sends at least one frame in any five seconds.
 *
 * @param from the time when they began, or a throttle ended
 * @param to the time when the next throttle began, or the simulation ended
 */
record SharedAccountRecord(
    int processes, int limit, Instant from, Instant to, List<RecordedPost> posts) {

  private static final int HALF_AFTER = 2;
  private static final Duration LONGEST_SILENCE = Duration.ofSeconds(5);

  List<Breach> breaches() {
    List<Breach> breaches = new ArrayList<>();
    SentRate rate = SentRate.of(posts, from, to);
    int slow = rate.firstBelow(limit / 2, HALF_AFTER, Integer.MAX_VALUE);
    if (slow >= 0) {
      breaches.add(
          new Breach(
              Promise.SHARES_THE_ACCOUNT,
              "%d processes sent %d frames together in second %d, of %d; a second each: %s"
                  .formatted(
                      processes, rate.perSecond().get(slow), slow, limit / 2, rate.perSecond())));
    }
    for (int process = 0; process < processes; process++) {
      Duration silence = longestSilence(process);
      if (silence.compareTo(LONGEST_SILENCE) > 0) {
        breaches.add(
            new Breach(
                Promise.STARVES_NO_PROCESS,
                "process %d sent nothing for %.1f s".formatted(process, silence.toMillis() / 1e3)));
      }
    }
    return breaches;
  }

  private Duration longestSilence(int process) {
    List<Instant> times =
        Stream.concat(
                Stream.of(from, to),
                posts.stream()
                    .filter(post -> post.sender() == process && post.isSent())
                    .map(RecordedPost::begun))
            .filter(time -> !time.isBefore(from) && !time.isAfter(to))
            .sorted()
            .toList();
    return IntStream.range(1, times.size())
        .mapToObj(i -> Duration.between(times.get(i - 1), times.get(i)))
        .max(Duration::compareTo)
        .orElse(Duration.ZERO);
  }
}
