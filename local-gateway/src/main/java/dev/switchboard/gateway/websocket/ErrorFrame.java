package dev.switchboard.gateway.websocket;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.switchboard.gateway.event.ApiConnectionId;
import dev.switchboard.gateway.event.ApiRequestId;

/** The text frames that report errors to a client, byte for byte as API Gateway's. */
final class ErrorFrame {

  private ErrorFrame() {}

  /** No route matches the message. */
  static byte[] forbidden(ApiConnectionId connection, ApiRequestId request) {
    return of("Forbidden", connection, request);
  }

  /** The function took too long. */
  static byte[] timedOut(ApiConnectionId connection, ApiRequestId request) {
    return of("Endpoint request timed out", connection, request);
  }

  /** The account's rate is exceeded. */
  static byte[] throttled(ApiConnectionId connection, ApiRequestId request) {
    return of("Too Many Requests", connection, request);
  }

  /** The function threw, or returned a malformed response. */
  static byte[] internalServerError(ApiConnectionId connection, ApiRequestId request) {
    return of("Internal server error", connection, request);
  }

  /** The message does not match the route's model. The text is copied from AWS's guide. */
  static byte[] badRequestBody(ApiConnectionId connection, ApiRequestId message) {
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
