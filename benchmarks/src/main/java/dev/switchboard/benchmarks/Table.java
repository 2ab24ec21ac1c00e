package dev.switchboard.benchmarks;

import java.time.Duration;
import java.util.Locale;

/** What a benchmark has found, for reading: a heading and two lines for each comparison. */
final class Table {

  private final StringBuilder text = new StringBuilder();

  /** An empty one: where its figures are from, and the columns. */
  Table() {
    text.append(
        "%d cores, Java %s, %s%n%n"
            .formatted(
                Runtime.getRuntime().availableProcessors(),
                Runtime.version(),
                System.getProperty("os.name")));
    line("Milliseconds", "median", "min … max", "ratio", "target");
  }

  /** Adds what was compared, and whether the target is met. */
  void add(String heading, String subject, String baseline, Comparison found, Target target) {
    text.append("%n%s%n".formatted(heading));
    String verdict = "%-10s  %s".formatted(target, target.isMetBy(found) ? "met" : "not met");
    line(
        "  " + subject,
        found.subject(),
        String.format(Locale.ROOT, "%.2f", found.ratio()),
        verdict);
    line("  " + baseline, found.baseline(), "1.00", "");
  }

  private void line(String what, Sample sample, String ratio, String target) {
    String spread = millis(sample.min()) + " … " + millis(sample.max());
    line(what, millis(sample.median()), spread, ratio, target);
  }

  private void line(String what, String median, String spread, String ratio, String target) {
    String line = "%-34s%8s   %-13s%6s   %s".formatted(what, median, spread, ratio, target);
    text.append("%s%n".formatted(line.stripTrailing()));
  }

  private static String millis(Duration duration) {
    return String.format(Locale.ROOT, "%,.0f", duration.toNanos() / 1e6);
  }

  @Override
  public String toString() {
    return text.toString();
  }
}
