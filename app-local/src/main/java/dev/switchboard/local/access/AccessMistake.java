package dev.switchboard.local.access;

/**
 * Something wrong in an access file.
 *
 * @param place where it stands
 * @param reason what is wrong, and what was expected
 */
public record AccessMistake(JsonPlace place, String reason) {

  /** The mistake as compilers print it after the file's name: {@code 7:12: reason}. */
  @Override
  public String toString() {
    return "%s: %s".formatted(place, reason);
  }
}
