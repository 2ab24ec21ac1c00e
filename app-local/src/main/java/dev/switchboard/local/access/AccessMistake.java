package dev.switchboard.local.access;

/**
 * A mistake in an access file.
 *
 * @param place its line and column
 * @param reason the error, and the expected content
 */
public record AccessMistake(JsonPlace place, String reason) {

  /** Formats the mistake as a compiler does after the file's name: {@code 7:12: reason}. */
  @Override
  public String toString() {
    return "%s: %s".formatted(place, reason);
  }
}
