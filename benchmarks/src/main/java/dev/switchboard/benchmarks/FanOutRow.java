package dev.switchboard.benchmarks;

import java.util.Locale;

/** A line of the CSV file: one measurement of one contender. */
record FanOutRow(String contender, Wire wire, Phase phase, Posted posted) {

  static final String HEADER =
      "contender,transport,phase,posts,seconds,posts_per_second,cpu_micros_per_post";

  /** In the header's order. */
  @Override
  public String toString() {
    double seconds = posted.time().toNanos() / 1e9;
    return String.format(
        Locale.ROOT,
        "%s,%s,%s,%d,%.6f,%.1f,%.2f",
        contender,
        wire,
        phase,
        posted.posts(),
        seconds,
        posted.posts() / seconds,
        posted.microsecondsEach());
  }
}
