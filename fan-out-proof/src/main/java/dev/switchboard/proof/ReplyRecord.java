package dev.switchboard.proof;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The result of one reply.
 *
 * <p>Apart from the gateway's time for its posts, it may wait for {@link #BOUND} and for the delay
 * of each retry. That delay is 100 ms after the first refusal, doubles each time, and never exceeds
 * two seconds. All other waiting is for the frames of others.
 *
 * @param name the name of the reply
 * @param posts every attempt to send it
 * @param calm whether no fault was in force, so that it must arrive
 */
record ReplyRecord(
    String name, Instant begun, Instant answered, List<RecordedPost> posts, boolean calm) {

  static final Duration BOUND = Duration.ofMillis(500);

  private static final Duration FIRST_RETRY = Duration.ofMillis(100);
  private static final Duration LONGEST_RETRY = Duration.ofSeconds(2);

  /** Returns the time that it waited apart from its posts and its retries. */
  Duration waited() {
    Duration posting =
        posts.stream()
            .map(post -> Duration.between(post.begun(), post.ended()))
            .reduce(Duration.ZERO, Duration::plus);
    return Duration.between(begun, answered).minus(posting).minus(retries());
  }

  private Duration retries() {
    long refusals = posts.stream().filter(RecordedPost::isRefused).count();
    Duration all = Duration.ZERO;
    Duration next = FIRST_RETRY;
    for (int i = 0; i < refusals; i++) {
      all = all.plus(next);
      next =
          next.multipliedBy(2).compareTo(LONGEST_RETRY) < 0 ? next.multipliedBy(2) : LONGEST_RETRY;
    }
    return all;
  }

  Optional<Breach> breach() {
    boolean sent = posts.stream().anyMatch(RecordedPost::isSent);
    if (waited().compareTo(BOUND) > 0) {
      return breach("it waited %.1f s".formatted(waited().toMillis() / 1e3));
    }
    return calm && !sent ? breach("it was not sent") : Optional.empty();
  }

  private Optional<Breach> breach(String how) {
    return Optional.of(new Breach(Promise.REPLIES_PASS_LARGE_FAN_OUTS, how + ": " + name));
  }
}
