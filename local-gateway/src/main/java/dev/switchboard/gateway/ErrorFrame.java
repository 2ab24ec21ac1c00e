package dev.switchboard.gateway;

import static java.nio.charset.StandardCharsets.UTF_8;

/**
 * The text frames by which the gateway itself tells a client of trouble, byte for byte as API
 * Gateway's.
 */
final class ErrorFrame {

  private ErrorFrame() {}

  /** There is no route for the message. */
  static byte[] forbidden(ConnectionId connection, RequestId request) {
    return of("Forbidden", connection, request);
  }

  /** The function has taken too long. */
  static byte[] timedOut(ConnectionId connection, RequestId request) {
    return of("Endpoint request timed out", connection, request);
  }

  /** Too much was asked of the account. */
  static byte[] throttled(ConnectionId connection, RequestId request) {
    return of("Too Many Requests", connection, request);
  }

  /** The function threw, or answered what is no answer. */
  static byte[] internalServerError(ConnectionId connection, RequestId request) {
    return of("Internal server error", connection, request);
  }

  /** The message is not as the route's model wants it; to the letter as AWS's guide prints it. */
  static byte[] badRequestBody(ConnectionId connection, RequestId message) {
    return "{\"message\" : \"Bad request body\", \"connectionId\": \"%s\", \"messageId\": \"%s\"}"
        .formatted(connection.text(), message.text())
        .getBytes(UTF_8);
  }

  private static byte[] of(String message, ConnectionId connection, RequestId request) {
    return "{\"message\": \"%s\", \"connectionId\":\"%s\", \"requestId\":\"%s\"}"
        .formatted(message, connection.text(), request.text())
        .getBytes(UTF_8);
  }
}
