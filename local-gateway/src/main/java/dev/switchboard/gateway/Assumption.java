package dev.switchboard.gateway;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** A behaviour of API Gateway that no source documents, with a default and its alternatives. */
public enum Assumption {
  ORDER("concurrent", "concurrent|serial", "how the messages of one connection are handled"),
  PINGS("ignored", "ignored|activity", "whether a client's ping keeps an idle connection open"),
  REFUSAL_BODY("json", "json|none", "the body of a refused handshake"),
  CONNECT_TIMEOUT("504", Shape.STATUS, "the handshake's status when $connect takes too long"),
  CONNECT_MALFORMED(
      "502", Shape.STATUS, "the handshake's status when $connect returns a malformed response"),
  ANSWER_FORMS(
      "coerced", "coerced|exact", "whether text and 200.0 count as a status, and text as a flag"),
  MISSING_STATUS("200", "200|error", "the status of a response without a status"),
  NULL_ANSWER("silent", "silent|error", "what a client receives when the function returns null"),
  EMPTY_ANSWER("silent", "silent|sent", "what a route response does with an empty body"),
  MESSAGE_JSON(
      "strict", "strict|lenient", "which JSON is accepted when a message's route is selected"),
  LIFECYCLE_KEYS(
      "unmatched",
      "unmatched|matched",
      "how a message that selects $connect or $disconnect is answered"),
  AUTHORIZER_VALUES("strings", "strings|typed", "how the authorizer's context reaches events"),
  AUTHORIZER_QUERY(
      "empty", "empty|absent", "the query maps of the authorizer's event if the URL has no query"),
  PRINCIPAL_FORMS("coerced", "coerced|text", "whether a number or a boolean is a principalId"),
  MISSING_PRINCIPAL(
      "refused", "refused|accepted", "how an authorizer's response without a principalId is taken"),
  REPEATED_FIELDS("last", "last|first", "which of many values a single-value map holds"),
  STAGE_VARIABLES("filled", "filled|always", "when events of the function contain stageVariables"),
  CLOSE_TEXT("", Shape.TEXT, "the reason text of 1003, 1006, 1007 and 1008"),
  DURATION_TEXT(
      "Going away", Shape.TEXT, "the reason text of 1001 when a connection lasted too long"),
  LONG_POSTS("frames", "frames|whole", "how a post beyond the frame limit reaches the client"),
  CONNECT_HEADERS("dropped", "dropped|sent", "the headers that $connect returns"),
  THROTTLED_MESSAGES(
      "pass", "pass|frame", "whether the throttle fault also answers messages, in an error frame"),
  UNKNOWN_PATH("403", Shape.STATUS, "the status of an unknown stage or path"),
  REFUSED_DISCONNECT(
      "untold", "untold|told", "whether $disconnect is invoked for a refused client"),
  LAST_ACTIVE("both", "both|received", "which direction updates lastActiveAt"),
  CONNECT_UNCHECKED(
      "refused",
      "refused|admitted",
      "clients of a template whose $connect has a check that does not run here"),
  MOCK_UNCONFIGURED(
      "silent", "silent|error", "a MOCK integration without a status or a response that matches"),
  INVALID_TEXT("1007", "1[0-9]{3}", "the close code for text that is not UTF-8"),
  HEADER_BYTES("10240", "1?[0-9]{4}", "how many bytes the headers of a request may have");

  private static final class Shape {
    static final String STATUS = "[45][0-9]{2}";
    static final String TEXT = ".{0,100}";
  }

  private final String defaultValue;
  private final String allowed;
  private final String meaning;

  Assumption(String defaultValue, String allowed, String meaning) {
    this.defaultValue = defaultValue;
    this.allowed = allowed;
    this.meaning = meaning;
  }

  /** Finds an assumption by its name on a command line. */
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

  /** The default value. */
  public String defaultValue() {
    return defaultValue;
  }

  /** The allowed values, as a regular expression; for fixed values, they are separated by bars. */
  public String allowed() {
    return allowed;
  }

  /** A description of the behaviour in question. */
  public String meaning() {
    return meaning;
  }

  private static String names() {
    return Arrays.stream(values()).map(Assumption::optionName).collect(Collectors.joining(", "));
  }
}
