package dev.switchboard.lambda;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.switchboard.domain.protocol.ProtocolError;
import dev.switchboard.domain.protocol.PublishReceipt;
import dev.switchboard.domain.protocol.ServerMessage;
import java.io.IOException;

/** Writes the members of one message to a client. */
final class ServerMessageWriter {

  private ServerMessageWriter() {}

  static void write(JsonGenerator json, ServerMessage message) throws IOException {
    switch (message) {
      case ServerMessage.ConnectionAck(var timeout) -> {
        json.writeStringField("type", "connection_ack");
        json.writeNumberField("connectionTimeoutMs", timeout.toMillis());
      }
      case ServerMessage.KeepAlive() -> json.writeStringField("type", "ka");
      case ServerMessage.SubscribeSuccess(var id) -> write(json, "subscribe_success", id.value());
      case ServerMessage.UnsubscribeSuccess(var id) ->
          write(json, "unsubscribe_success", id.value());
      case ServerMessage.PublishSuccess(var id, var receipt) -> {
        write(json, "publish_success", id.value());
        write(json, receipt);
      }
      case ServerMessage.ErrorResponse refused -> write(json, refused);
    }
  }

  /** Writes a receipt. Both lists are always present: a client for Android needs them. */
  static void write(JsonGenerator json, PublishReceipt receipt) throws IOException {
    json.writeArrayFieldStart("successful");
    for (PublishReceipt.Accepted each : receipt.accepted()) {
      json.writeStartObject();
      json.writeStringField("identifier", each.identifier());
      json.writeNumberField("index", each.index());
      json.writeEndObject();
    }
    json.writeEndArray();
    json.writeArrayFieldStart("failed");
    for (PublishReceipt.Failed each : receipt.failed()) {
      json.writeStartObject();
      json.writeStringField("identifier", each.identifier());
      json.writeNumberField("index", each.index());
      json.writeStringField("message", each.reason());
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  private static void write(JsonGenerator json, String type, String id) throws IOException {
    json.writeStringField("type", type);
    json.writeStringField("id", id);
  }

  private static void write(JsonGenerator json, ServerMessage.ErrorResponse refused)
      throws IOException {
    json.writeStringField("type", type(refused.kind()));
    if (refused.id().isPresent()) {
      json.writeStringField("id", refused.id().get());
    }
    json.writeArrayFieldStart("errors");
    json.writeStartObject();
    json.writeStringField("errorType", refused.error().type().wireName());
    if (refused.kind() == ServerMessage.ErrorResponse.Kind.CONNECTION
        && refused.error().isRefusal()) {
      json.writeNumberField("errorCode", code(refused.error().type()));
    }
    json.writeStringField("message", refused.error().message());
    json.writeEndObject();
    json.writeEndArray();
  }

  /**
   * Returns the error code that AppSync includes in an error at the handshake, and only there.
   * Amplify does not connect again after 400, 401 and 403.
   */
  private static int code(ProtocolError.Type type) {
    return switch (type) {
      case UNAUTHORIZED -> 401;
      case LIMIT_EXCEEDED -> 429;
      default -> 503;
    };
  }

  private static String type(ServerMessage.ErrorResponse.Kind kind) {
    return switch (kind) {
      case CONNECTION -> "connection_error";
      case SUBSCRIBE -> "subscribe_error";
      case UNSUBSCRIBE -> "unsubscribe_error";
      case PUBLISH -> "publish_error";
      case OTHER -> "error";
    };
  }
}
