package dev.switchboard.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** A line of the CSV file: one measurement of one contender. */
record FanOutRow(String contender, Wire wire, Phase phase, Posted posted) {

  static final String HEADER =
      "contender,transport,phase,posts,seconds,posts_per_second,cpu_micros_per_post";

  /** Writes them below their header; what the file held before is gone. */
  static void write(List<FanOutRow> rows, Path file) throws IOException {
    List<String> lines = new ArrayList<>(List.of(HEADER));
    rows.forEach(row -> lines.add(row.toString()));
    Files.write(file, lines);
  }

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
