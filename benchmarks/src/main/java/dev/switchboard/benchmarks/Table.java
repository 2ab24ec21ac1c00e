package dev.switchboard.benchmarks;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What a benchmark has found, for reading: headings, and below each a line for each figure. */
final class Table {

  /** A figure and what belongs to it; empty where there is nothing to say. */
  private record Row(String what, String median, String spread, String ratio, String target) {}

  private final Row columns;

  /** Headings are rows of one cell. */
  private final List<Row> rows = new ArrayList<>();

  /** An empty one, of figures in this unit; empty if the headings name theirs. */
  Table(String unit) {
    columns = new Row(unit, "median", "min … max", "ratio", "target");
  }

  /** Starts a part of its own. */
  void heading(String heading) {
    rows.add(new Row(heading, "", "", "", ""));
  }

  /** Adds what was compared, and whether the target is met. */
  void add(Unit unit, String subject, String baseline, Comparison found, Target target) {
    String verdict = target.toString();
    if (!verdict.isEmpty()) {
      verdict = verdict(verdict, target.isMetBy(found));
    }
    add(unit, subject, found.subject(), unit.ratio(found), verdict);
    add(unit, baseline, found.baseline(), 1, "");
  }

  /** Adds one more beside a baseline that has a line already. */
  void add(Unit unit, String subject, Comparison found) {
    add(unit, subject, found.subject(), unit.ratio(found), "");
  }

  /** Adds what was measured beside nothing. */
  void add(Unit unit, String what, Sample sample) {
    rows.add(new Row("  " + what, unit.tell(sample.median()), spread(unit, sample), "", ""));
  }

  private void add(Unit unit, String what, Sample sample, double ratio, String verdict) {
    rows.add(
        new Row(
            "  " + what, unit.tell(sample.median()), spread(unit, sample), ratio(ratio), verdict));
  }

  /** Adds one figure that should be another. */
  void add(String what, int figure, int target) {
    rows.add(new Row("  " + what, count(figure), "", "", verdict(count(target), figure == target)));
  }

  /** Adds one figure that should not be above another. */
  void addAtMost(String what, double figure, double most) {
    rows.add(
        new Row(
            "  " + what,
            "%,.0f".formatted(figure),
            "",
            "",
            verdict("≤ %,.0f".formatted(most), figure <= most)));
  }

  /** Adds figures beside a baseline that has a line of its own, of which they should be a share. */
  void addAtLeast(String what, Figures found, double baseline, double share) {
    double ratio = found.median() / baseline;
    String target = String.format(Locale.ROOT, "≥ %.2f", share);
    add(what, found, ratio, verdict(target, ratio >= share));
  }

  /** Adds figures beside a baseline that nobody judges. */
  void add(String what, Figures found, double baseline) {
    add(what, found, found.median() / baseline, "");
  }

  private void add(String what, Figures found, double ratio, String verdict) {
    String spread =
        found.min() == found.max() ? "" : whole(found.min()) + " … " + whole(found.max());
    rows.add(new Row("  " + what, whole(found.median()), spread, ratio(ratio), verdict));
  }

  /** Adds a figure that nobody judges. */
  void add(String what, String figure) {
    rows.add(new Row("  " + what, figure, "", "", ""));
  }

  /** Adds two figures beside each other that nobody judges. */
  void add(String subject, String baseline, double ofSubject, double ofBaseline) {
    add(subject, ofSubject, ofBaseline);
    add(baseline, ofBaseline, ofBaseline);
  }

  /** Adds a figure that nobody judges, beside a baseline that has a line of its own. */
  void add(String subject, double ofSubject, double ofBaseline) {
    rows.add(new Row("  " + subject, decimal(ofSubject), "", ratio(ofSubject / ofBaseline), ""));
  }

  /** A single figure has none. */
  private static String spread(Unit unit, Sample sample) {
    return sample.min().equals(sample.max()) ? "" : unit.spread(sample);
  }

  private static String verdict(String target, boolean met) {
    return "%-10s  %s".formatted(target, met ? "met" : "not met");
  }

  private static String count(int figure) {
    return String.format(Locale.ROOT, "%,d", figure);
  }

  private static String whole(double figure) {
    return String.format(Locale.ROOT, "%,.0f", figure);
  }

  private static String decimal(double figure) {
    return String.format(Locale.ROOT, "%,.1f", figure);
  }

  private static String ratio(double ratio) {
    return String.format(Locale.ROOT, "%.2f", ratio);
  }

  /** Where its figures are from, the columns, and all lines. */
  @Override
  public String toString() {
    StringBuilder text = new StringBuilder();
    text.append(
        "%d cores, Java %s, %s%n%n%s%n"
            .formatted(
                Runtime.getRuntime().availableProcessors(),
                Runtime.version(),
                System.getProperty("os.name"),
                line(columns)));
    for (Row row : rows) {
      String beforeHeading = row.median().isEmpty() ? System.lineSeparator() : "";
      text.append("%s%s%n".formatted(beforeHeading, line(row)));
    }
    return text.toString();
  }

  private String line(Row row) {
    int spread = rows.stream().mapToInt(each -> each.spread().length()).max().orElse(0);
    String format = "%-34s%8s   %-" + Math.max(spread, 13) + "s%6s   %s";
    return format
        .formatted(row.what(), row.median(), row.spread(), row.ratio(), row.target())
        .stripTrailing();
  }
}
