package dev.switchboard.gateway;

import static java.nio.charset.StandardCharsets.UTF_8;

/**
 * The text frames by which the gateway itself tells a client of trouble, byte for byte as API
 * Gateway's.
 */
final class ErrorFrame {

  private ErrorFrame() {}

  /** The function threw, or answered what is no answer. */
  static byte[] internalServerError(ConnectionId connection, RequestId request) {
    return of("Internal server error", connection, request);
  }

  private static byte[] of(String message, ConnectionId connection, RequestId request) {
    return "{\"message\": \"%s\", \"connectionId\":\"%s\", \"requestId\":\"%s\"}"
        .formatted(message, connection.text(), request.text())
        .getBytes(UTF_8);
  }
}
