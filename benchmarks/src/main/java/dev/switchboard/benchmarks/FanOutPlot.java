package dev.switchboard.benchmarks;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Posts a second as SVG: a line for each situation, a dot for each contender, by the medians, on a
 * scale on which each step is ten times the one before.
 */
final class FanOutPlot {

  private static final List<String> COLOURS =
      List.of("#0072b2", "#d55e00", "#e69f00", "#009e73", "#cc79a7");
  private static final int LEFT = 190;
  private static final int TOP = 64;
  private static final int LINE = 34;
  private static final int DECADE = 150;
  private static final int FIRST_POWER = 2;
  private static final int POWERS = 4;
  private static final int RIGHT = LEFT + POWERS * DECADE;

  /** Posts a second of each contender, by the situation's name. */
  private final Map<String, Map<String, List<Double>>> situations = new LinkedHashMap<>();

  private final List<String> contenders = new ArrayList<>();

  private FanOutPlot() {}

  /**
   * Reads the lines of a CSV file.
   *
   * @throws IllegalArgumentException if they are not those of the benchmark
   */
  static FanOutPlot of(List<String> lines) {
    if (lines.size() < 2 || !lines.getFirst().equals(FanOutRow.HEADER)) {
      throw new IllegalArgumentException(
          "It should have rows, and begin with %s".formatted(FanOutRow.HEADER));
    }
    FanOutPlot plot = new FanOutPlot();
    lines.stream().skip(1).forEach(line -> plot.add(line.split(",", -1)));
    return plot;
  }

  private void add(String[] row) {
    if (row.length != FanOutRow.HEADER.split(",", -1).length) {
      throw new IllegalArgumentException("A row has too few or too many fields");
    }
    if (!contenders.contains(row[0])) {
      contenders.add(row[0]);
    }
    String count = row[2].equals("cold") ? ", first " + thousands(Integer.parseInt(row[3])) : "";
    situations
        .computeIfAbsent("%s, %s%s".formatted(row[1], row[2], count), _ -> new LinkedHashMap<>())
        .computeIfAbsent(row[0], _ -> new ArrayList<>())
        .add(Double.parseDouble(row[5]));
  }

  /** The whole picture. */
  @Override
  public String toString() {
    StringBuilder svg = new StringBuilder();
    int bottom = TOP + situations.size() * LINE;
    svg.append(
        """
        <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 %d %d" font-family="sans-serif" font-size="12">
        <rect width="100%%" height="100%%" fill="white"/>
        <text x="12" y="22" font-size="14">Posts a second, one core, medians (log scale)</text>
        """
            .formatted(RIGHT + 40, bottom + 30));
    addScale(svg, bottom);
    addLegend(svg);
    int line = 0;
    for (Map.Entry<String, Map<String, List<Double>>> each : situations.entrySet()) {
      addSituation(svg, each.getKey(), each.getValue(), TOP + line * LINE + LINE / 2);
      line++;
    }
    return svg.append("</svg>\n").toString();
  }

  private static void addScale(StringBuilder svg, int bottom) {
    for (int step = 0; step <= POWERS; step++) {
      int x = LEFT + step * DECADE;
      String value = thousands((int) Math.pow(10, FIRST_POWER + step));
      svg.append(
          """
          <line x1="%d" y1="%d" x2="%d" y2="%d" stroke="#ddd"/>
          <text x="%d" y="%d" text-anchor="middle" fill="#555">%s</text>
          """
              .formatted(x, TOP, x, bottom, x, bottom + 18, value));
    }
  }

  private void addLegend(StringBuilder svg) {
    for (int i = 0; i < contenders.size(); i++) {
      int x = LEFT + i * 120;
      svg.append(
          """
          <circle cx="%d" cy="42" r="5" fill="%s"/><text x="%d" y="46">%s</text>
          """
              .formatted(x, colour(contenders.get(i)), x + 10, contenders.get(i)));
    }
  }

  private void addSituation(
      StringBuilder svg, String name, Map<String, List<Double>> figures, int y) {
    svg.append(
        """
        <text x="12" y="%d">%s</text>
        <line x1="%d" y1="%d" x2="%d" y2="%d" stroke="#eee"/>
        """
            .formatted(y + 4, name, LEFT, y, RIGHT, y));
    figures.forEach(
        (contender, all) -> {
          double median = all.stream().sorted().toList().get(all.size() / 2);
          svg.append(
              """
              <circle cx="%d" cy="%d" r="5" fill="%s"><title>%s: %s</title></circle>
              """
                  .formatted(x(median), y, colour(contender), contender, thousands((int) median)));
        });
  }

  private static int x(double perSecond) {
    double power = Math.clamp(Math.log10(perSecond) - FIRST_POWER, 0, POWERS);
    return (int) Math.round(LEFT + power * DECADE);
  }

  private String colour(String contender) {
    return COLOURS.get(contenders.indexOf(contender) % COLOURS.size());
  }

  private static String thousands(int figure) {
    return String.format(Locale.ROOT, "%,d", figure);
  }
}
