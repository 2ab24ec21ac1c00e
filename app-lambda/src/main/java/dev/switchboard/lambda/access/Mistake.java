package dev.switchboard.lambda.access;

/**
 * Something wrong in an access file.
 *
 * @param line from 1
 * @param column from 1, in characters
 * @param reason what is wrong, and what was expected
 */
public record Mistake(int line, int column, String reason) {

  /** As compilers tell it, after the file's name: {@code 7:12: reason}. */
  @Override
  public String toString() {
    return "%d:%d: %s".formatted(line, column, reason);
  }
}
