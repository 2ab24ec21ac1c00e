package dev.switchboard.gateway;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * A place in a handshake that must not be empty, or the authorizer is not even asked.
 *
 * @param place where to look
 * @param name the name of what is there
 */
public record IdentitySource(Place place, String name) {

  /** Where an identity source may lie. */
  public enum Place {
    /** A header of the handshake; its case does not matter. */
    HEADER("route.request.header."),
    /** A parameter of the query. */
    QUERY("route.request.querystring."),
    /** A variable of the stage. */
    STAGE_VARIABLE("stageVariables."),
    /** A field of the event's {@code requestContext}. */
    CONTEXT("context.");

    private final String prefix;

    Place(String prefix) {
      this.prefix = prefix;
    }
  }

  /**
   * Reads one as API Gateway writes it, such as {@code route.request.querystring.token}.
   *
   * @throws IllegalArgumentException if it is none: what was expected
   */
  public static IdentitySource of(String text) {
    String trimmed = text.startsWith("$") ? text.substring(1) : text;
    for (Place place : Place.values()) {
      if (trimmed.startsWith(place.prefix) && trimmed.length() > place.prefix.length()) {
        return new IdentitySource(place, trimmed.substring(place.prefix.length()));
      }
    }
    throw new IllegalArgumentException(
        "The identity source is '%s': expected %s"
            .formatted(
                text,
                Arrays.stream(Place.values())
                    .map(place -> place.prefix + "NAME")
                    .collect(Collectors.joining(", "))));
  }

  @Override
  public String toString() {
    return place.prefix + name;
  }

  /** Whether a header's name is this one's. */
  public boolean names(String header) {
    return header.toLowerCase(Locale.ROOT).equals(name.toLowerCase(Locale.ROOT));
  }
}
