package dev.switchboard.gateway;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * A point that no source settles about API Gateway: what is assumed unless told otherwise, and what
 * else could be.
 */
public enum Assumption {
  ORDER("concurrent", "concurrent|serial", "how the messages of one connection are handled"),
  PINGS("ignored", "ignored|activity", "whether a client's ping keeps an idle connection open"),
  REFUSAL_BODY("json", "json|none", "the body of a refused handshake"),
  CONNECT_TIMEOUT("504", Shape.STATUS, "the handshake's status when $connect takes too long"),
  CONNECT_MALFORMED("502", Shape.STATUS, "the handshake's status when $connect answers no answer"),
  NULL_ANSWER("silent", "silent|error", "what a client hears when a message is answered null"),
  EMPTY_ANSWER("silent", "silent|sent", "what a route response does with an empty body"),
  MESSAGE_JSON("strict", "strict|lenient", "which JSON a message's route is read from"),
  LIFECYCLE_KEYS(
      "unmatched",
      "unmatched|matched",
      "what a message gets that asks for $connect or $disconnect"),
  AUTHORIZER_VALUES("strings", "strings|typed", "how the authorizer's context reaches events"),
  AUTHORIZER_QUERY("empty", "empty|absent", "the query maps of the authorizer's event, unqueried"),
  REPEATED_FIELDS("last", "last|first", "which of many values a single-value map holds"),
  STAGE_VARIABLES("filled", "filled|always", "when events of the function have stageVariables"),
  CLOSE_TEXT("", Shape.TEXT, "the text beside 1003, 1006, 1007 and 1008"),
  DURATION_TEXT("Going away", Shape.TEXT, "the text beside 1001 when a connection lasted too long"),
  LONG_POSTS("frames", "frames|whole", "how a post beyond the frame limit reaches the client"),
  CONNECT_HEADERS("dropped", "dropped|sent", "the headers that $connect answers"),
  THROTTLED_MESSAGES(
      "pass", "pass|frame", "whether the throttle fault also answers messages, in an error frame"),
  UNKNOWN_PATH("403", Shape.STATUS, "the status of an unknown stage or path"),
  REFUSED_DISCONNECT("untold", "untold|told", "whether a refused client disconnects"),
  LAST_ACTIVE("both", "both|received", "which direction moves lastActiveAt"),
  INVALID_TEXT("1007", "1[0-9]{3}", "the close code for text that is not UTF-8");

  private static final class Shape {
    static final String STATUS = "[45][0-9]{2}";
    static final String TEXT = ".{0,100}";
  }

  private final String unlessTold;
  private final String allowed;
  private final String meaning;

  Assumption(String unlessTold, String allowed, String meaning) {
    this.unlessTold = unlessTold;
    this.allowed = allowed;
    this.meaning = meaning;
  }

  /** Finds one by the name that a command line gives it. */
  public static Assumption named(String name) {
    return Arrays.stream(values())
        .filter(each -> each.optionName().equals(name))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "There is no assumption '%s'; there are %s".formatted(name, names())));
  }

  /** The name on a command line, such as {@code close-text}. */
  public String optionName() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** What is assumed unless told otherwise. */
  public String unlessTold() {
    return unlessTold;
  }

  /** What may be assumed: words in a row, or a regular expression. */
  public String allowed() {
    return allowed;
  }

  /** What it is about. */
  public String meaning() {
    return meaning;
  }

  private static String names() {
    return Arrays.stream(values()).map(Assumption::optionName).collect(Collectors.joining(", "));
  }
}
