package dev.switchboard.lambda.access;

/** The result of reading an access file. */
public sealed interface AccessReading {

  /** The file can be used. */
  record Usable(AccessFile file) implements AccessReading {}

  /**
   * The file cannot be used, not even in part.
   *
   * @param reason the first part that cannot be used, and its place
   */
  record Refused(String reason) implements AccessReading {}
}
