package dev.switchboard.benchmarks;

import java.time.Duration;

/**
 * What posts to many recipients took.
 *
 * @param time from the first to the last answer; the first time, from before the client was made
 * @param processor what the process took meanwhile, of all its threads
 * @param gone how many of them were gone
 */
record Posted(int posts, Duration time, Duration processor, int gone) {

  /** Both, one after the other. */
  Posted and(Posted next) {
    return new Posted(
        posts + next.posts, time.plus(next.time), processor.plus(next.processor), gone + next.gone);
  }

  /** What each post took of the processor, in microseconds. */
  double microsecondsEach() {
    return processor.toNanos() / 1e3 / posts;
  }
}
