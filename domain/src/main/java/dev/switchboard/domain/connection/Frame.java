package dev.switchboard.domain.connection;

/** Text ready to send. */
public record Frame(String text) {

  /** The largest frame that API Gateway accepts, in bytes of UTF-8. */
  public static final int MAX_BYTES = 128 * 1024;
}
