package dev.switchboard.gateway.fault;

import dev.switchboard.gateway.format.DurationFormat;
import java.util.List;

/** Parses faults in the format of the command line. */
public final class FaultReader {

  /** Every kind with the format of its value. */
  public static final List<String> FORMS =
      List.of(
          "throttle=POSTS_PER_SECOND/BURST",
          "slow-consumer[=CONNECTION_ID]",
          "failed-posts=SHARE%",
          "gone-posts=SHARE%",
          "late-posts=SHARE%/DELAY",
          "lost-disconnects",
          "cut-after=AGE",
          "freeze");

  private FaultReader() {}

  /**
   * Parses a fault, such as {@code late-posts=5%/2s}.
   *
   * @throws IllegalArgumentException if the text is malformed; the message names the format
   */
  public static Fault read(String text) {
    int equals = text.indexOf('=');
    return equals < 0
        ? read(text, "")
        : read(text.substring(0, equals), text.substring(equals + 1));
  }

  /** Parses the value of a fault of this kind. */
  public static Fault read(String name, String value) {
    String form = formOf(name);
    try {
      return ofForm(name, value.split("/", -1));
    } catch (IllegalArgumentException | ArrayIndexOutOfBoundsException malformed) {
      throw new IllegalArgumentException(
          "The fault is '%s=%s': expected %s".formatted(name, value, form), malformed);
    }
  }

  private static String formOf(String name) {
    return FORMS.stream()
        .filter(form -> form.split("[=\\[]", 2)[0].equals(name))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "There is no fault '%s'; there are %s"
                        .formatted(name, String.join(", ", FORMS))));
  }

  private static Fault ofForm(String name, String[] values) {
    Fault fault =
        switch (name) {
          case "throttle" ->
              new Fault.Throttle(Integer.parseInt(values[0]), Integer.parseInt(values[1]));
          case "slow-consumer" -> new Fault.SlowConsumer(values[0]);
          case "failed-posts" -> new Fault.FailedPosts(percentage(values[0]));
          case "gone-posts" -> new Fault.GonePosts(percentage(values[0]));
          case "late-posts" ->
              new Fault.LatePosts(percentage(values[0]), DurationFormat.parse(values[1]));
          case "cut-after" -> new Fault.CutAfter(DurationFormat.parse(values[0]));
          case "lost-disconnects" -> new Fault.LostDisconnects();
          default -> new Fault.Freeze();
        };
    boolean hasMore = values.length > (fault.value().contains("/") ? 2 : 1);
    boolean hasNone = fault.value().isEmpty() && !values[0].isEmpty();
    if (hasMore || hasNone) {
      throw new IllegalArgumentException("The fault has too many values");
    }
    return fault;
  }

  private static Percentage percentage(String text) {
    if (!text.endsWith("%")) {
      throw new IllegalArgumentException("A share ends in %");
    }
    return new Percentage(Double.parseDouble(text.substring(0, text.length() - 1)));
  }
}
