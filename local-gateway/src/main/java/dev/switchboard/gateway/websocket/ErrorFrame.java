package dev.switchboard.gateway.websocket;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.switchboard.gateway.event.ApiConnectionId;
import dev.switchboard.gateway.event.ApiRequestId;

/**
 * The text frames by which the gateway itself tells a client of trouble, byte for byte as API
 * Gateway's.
 */
public final class ErrorFrame {

  private ErrorFrame() {}

  /** There is no route for the message. */
  public static byte[] forbidden(ApiConnectionId connection, ApiRequestId request) {
    return of("Forbidden", connection, request);
  }

  /** The function has taken too long. */
  public static byte[] timedOut(ApiConnectionId connection, ApiRequestId request) {
    return of("Endpoint request timed out", connection, request);
  }

  /** Too much was asked of the account. */
  public static byte[] throttled(ApiConnectionId connection, ApiRequestId request) {
    return of("Too Many Requests", connection, request);
  }

  /** The function threw, or answered what is no answer. */
  public static byte[] internalServerError(ApiConnectionId connection, ApiRequestId request) {
    return of("Internal server error", connection, request);
  }

  /** The message is not as the route's model wants it; to the letter as AWS's guide prints it. */
  public static byte[] badRequestBody(ApiConnectionId connection, ApiRequestId message) {
    return "{\"message\" : \"Bad request body\", \"connectionId\": \"%s\", \"messageId\": \"%s\"}"
        .formatted(connection.text(), message.text())
        .getBytes(UTF_8);
  }

  private static byte[] of(String message, ApiConnectionId connection, ApiRequestId request) {
    return "{\"message\": \"%s\", \"connectionId\":\"%s\", \"requestId\":\"%s\"}"
        .formatted(message, connection.text(), request.text())
        .getBytes(UTF_8);
  }
}
