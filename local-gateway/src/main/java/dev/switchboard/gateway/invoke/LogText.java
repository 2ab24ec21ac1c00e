package dev.switchboard.gateway.invoke;

import java.util.regex.Pattern;

/** Shortens what a function wrote, so that it fits in a line of a log. */
public final class LogText {

  private static final int LONGEST = 300;
  private static final int FIRST_SERVER_ERROR = 500;
  private static final Pattern UNPRINTABLE = Pattern.compile("[\\p{Cntrl}\\p{Zl}\\p{Zp}]+");

  private LogText() {}

  /** A status; of a server error also the beginning of its body, which often has the reason. */
  public static String status(int status, String body) {
    return status < FIRST_SERVER_ERROR || body.isBlank()
        ? String.valueOf(status)
        : status + ": " + beginning(body);
  }

  /** The beginning of a text, on one line, without control characters. */
  public static String beginning(String text) {
    boolean isLong = text.length() > LONGEST;
    String beginning = isLong ? text.substring(0, LONGEST) + "…" : text;
    return UNPRINTABLE.matcher(beginning).replaceAll(" ").strip();
  }
}
