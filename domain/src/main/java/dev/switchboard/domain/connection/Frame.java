package dev.switchboard.domain.connection;

/** Text ready to send. */
public record Frame(String text) {

  /** How much UTF-8 API Gateway carries in one. */
  public static final int MAX_BYTES = 128 * 1024;
}
