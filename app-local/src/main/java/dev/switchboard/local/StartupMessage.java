package dev.switchboard.local;

import java.io.PrintWriter;

/** Prints the message of a started command: a headline, then lines of two columns. */
final class StartupMessage {

  private final PrintWriter out;
  private boolean noted;

  StartupMessage(PrintWriter out, String headline) {
    this.out = out;
    out.printf("%s%n%n", headline);
  }

  StartupMessage line(String what, Object value) {
    out.printf("  %-11s %s%n", what, value);
    return this;
  }

  /** Prints a line of text below the columns. */
  StartupMessage note(String words) {
    out.printf("%s  %s%n", noted ? "" : System.lineSeparator(), words);
    noted = true;
    return this;
  }

  /** Prints the last line, which suggests the next step. */
  void end(String advice) {
    out.printf("%n  %s%n%n", advice);
    out.flush();
  }
}
