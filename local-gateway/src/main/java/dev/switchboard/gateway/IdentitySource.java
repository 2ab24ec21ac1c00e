package dev.switchboard.gateway;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * A value that a handshake must contain. Without it, the client gets 401 and the authorizer is not
 * invoked.
 *
 * @param place the part of the request or context
 * @param name the name of the value there
 */
public record IdentitySource(Place place, String name) {

  /** The place of an identity source. */
  public enum Place {
    /** A header of the handshake; its name is not case-sensitive. */
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
   * Parses API Gateway's notation, such as {@code route.request.querystring.token}.
   *
   * @throws IllegalArgumentException if the text is malformed; the message names the format
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

  /** Returns whether a header's name is this one, ignoring case. */
  public boolean matchesName(String header) {
    return header.toLowerCase(Locale.ROOT).equals(name.toLowerCase(Locale.ROOT));
  }
}
