package dev.switchboard.local;

import dev.switchboard.conformance.Finding;
import dev.switchboard.conformance.Finding.AsExpected;
import dev.switchboard.conformance.Finding.Differs;
import dev.switchboard.conformance.Finding.Unchecked;
import dev.switchboard.gateway.format.DurationFormat;
import java.io.PrintWriter;
import java.util.function.Consumer;

/** Prints findings as they arrive, and counts them. */
final class FindingsReport implements Consumer<Finding> {

  private final PrintWriter out;
  private int asExpected;
  private int differing;
  private int unchecked;

  FindingsReport(PrintWriter out) {
    this.out = out;
  }

  @Override
  public void accept(Finding finding) {
    switch (finding) {
      case AsExpected(String name, String expected) -> {
        asExpected++;
        line(name, "as expected: " + expected);
      }
      case Differs(String name, String expected, String observed) -> {
        differing++;
        line(name, "expected: " + expected);
        line("", "differs:  " + observed);
      }
      case Unchecked(String name, String expected, var takes) -> {
        unchecked++;
        String how = " (add --slow: takes %s)".formatted(DurationFormat.format(takes));
        line(name, "not checked: " + expected + how);
      }
    }
  }

  /** Prints the summary. */
  void end() {
    out.printf(
        "%n%d rows: %d as expected, %d differ, %d not checked%n",
        asExpected + differing + unchecked, asExpected, differing, unchecked);
    out.flush();
  }

  boolean differs() {
    return differing > 0;
  }

  private void line(String name, String words) {
    out.printf("%-21s %s%n", name, words);
    out.flush();
  }
}
