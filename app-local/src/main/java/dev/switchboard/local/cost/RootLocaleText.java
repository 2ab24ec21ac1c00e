package dev.switchboard.local.cost;

import java.util.Locale;

/** Formats text the same on every computer: 1,000.5 has a comma and a point. */
final class RootLocaleText {

  private RootLocaleText() {}

  @SuppressWarnings("AnnotateFormatMethod") // Its annotation would be a dependency.
  static String text(String format, Object... arguments) {
    return String.format(Locale.ROOT, format, arguments);
  }
}
