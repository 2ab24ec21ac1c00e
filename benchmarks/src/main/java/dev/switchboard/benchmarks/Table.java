package dev.switchboard.benchmarks;

import java.util.ArrayList;
import java.util.List;

/** The readable results of a benchmark: headings, and below each a line for each figure. */
final class Table {

  /** A line of the table. Empty cells show nothing; a heading uses only the first cell. */
  private record Row(String what, String median, String spread, String ratio, String verdict) {}

  private final Row columns;
  private final List<Row> rows = new ArrayList<>();

  /**
   * Creates an empty table of figures in this unit; the unit is empty if the headings name theirs.
   */
  Table(String unit) {
    columns = new Row(unit, "median", "min … max", "ratio", "target");
  }

  /** Starts a part, or adds a remark about the figures. */
  void heading(String heading) {
    rows.add(new Row(heading, "", "", "", ""));
  }

  /** Adds a comparison, and whether its target is met. */
  void compare(Unit unit, String subject, String baseline, Comparison found, Target target) {
    add(unit, subject, found.subject(), unit.ratio(found), target.verdict(found));
    add(unit, baseline, found.baseline(), 1, "");
  }

  /** Adds samples beside a figure that has its own line, or at least this share of the figure. */
  void beside(String what, Samples samples, double baseline, double leastShare) {
    double ratio = samples.median() / baseline;
    String verdict =
        leastShare == 0
            ? ""
            : Target.verdict("≥ " + Unit.decimal(leastShare, 2), ratio >= leastShare);
    add(Unit.COUNT, what, samples, ratio, verdict);
  }

  private void add(Unit unit, String what, Samples samples, double ratio, String verdict) {
    add(what, unit.show(samples.median()), unit.spread(samples), Unit.decimal(ratio, 2), verdict);
  }

  /** Adds a figure that has no target. */
  void figure(String what, double figure, int digits) {
    add(what, Unit.decimal(figure, digits), "", "", "");
  }

  /** Adds a figure with an upper limit. */
  void atMost(String what, double figure, double most) {
    String bound = "≤ " + Unit.decimal(most, 0);
    add(what, Unit.decimal(figure, 0), "", "", Target.verdict(bound, Math.round(figure) <= most));
  }

  /** Adds a figure with an exact target. */
  void exactly(String what, int figure, int target) {
    String bound = Unit.decimal(target, 0);
    add(what, Unit.decimal(figure, 0), "", "", Target.verdict(bound, figure == target));
  }

  private void add(String what, String median, String spread, String ratio, String verdict) {
    rows.add(new Row("  " + what, median, spread, ratio, verdict));
  }

  /** Returns the machine, the columns, and all lines. */
  @Override
  public String toString() {
    StringBuilder text = new StringBuilder();
    text.append(
        "%d cores, Java %s, %s%n%n%s"
            .formatted(
                Runtime.getRuntime().availableProcessors(),
                Runtime.version(),
                System.getProperty("os.name"),
                line(columns)));
    for (Row row : rows) {
      String beforeHeading = row.median().isEmpty() ? System.lineSeparator() : "";
      text.append(System.lineSeparator()).append(beforeHeading).append(line(row));
    }
    return text.toString();
  }

  private String line(Row row) {
    int spread = rows.stream().mapToInt(each -> each.spread().length()).max().orElse(0);
    String format = "%-34s%8s   %-" + Math.max(spread, 13) + "s%6s   %s";
    return format
        .formatted(row.what(), row.median(), row.spread(), row.ratio(), row.verdict())
        .stripTrailing();
  }
}
