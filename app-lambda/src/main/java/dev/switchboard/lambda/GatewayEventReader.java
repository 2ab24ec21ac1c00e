package dev.switchboard.lambda;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.switchboard.domain.connection.ConnectionId;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;

/**
 * Reads the required fields of an API Gateway event and ignores the rest.
 *
 * <p>Never fails: any bytes result in an event.
 */
final class GatewayEventReader {

  private String eventType = "";
  private String connectionId = "";
  private long connectedAt;
  private final HandshakeReader headers = new HandshakeReader();
  private String body = "";
  private boolean base64;

  private GatewayEventReader() {}

  /** Reads one event. */
  static GatewayEvent read(byte[] event) {
    GatewayEventReader reader = new GatewayEventReader();
    try (JsonParser json = UntrustedJson.parser(event)) {
      json.nextToken();
      JsonFields.forEach(json, reader::readField);
    } catch (IOException malformed) {
      return new GatewayEvent.Unreadable(
          UntrustedJson.reason("The event", "is not JSON", malformed));
    }
    return reader.event();
  }

  private void readField(JsonParser json, String field) throws IOException {
    switch (field) {
      case "requestContext" -> JsonFields.forEach(json, this::readContext);
      case "headers" ->
          JsonFields.forEach(json, (value, name) -> headers.add(name, JsonFields.text(value)));
      case "multiValueHeaders" ->
          JsonFields.forEach(
              json,
              (lines, name) ->
                  JsonFields.forEachItem(
                      lines, line -> headers.addLine(name, JsonFields.text(line))));
      case "body" -> body = JsonFields.text(json);
      case "isBase64Encoded" -> base64 = json.currentToken() == JsonToken.VALUE_TRUE;
      default -> {}
    }
  }

  private void readContext(JsonParser json, String field) throws IOException {
    switch (field) {
      case "eventType" -> eventType = JsonFields.text(json);
      case "connectionId" -> connectionId = JsonFields.text(json);
      case "connectedAt" -> connectedAt = json.getValueAsLong();
      default -> {}
    }
  }

  private GatewayEvent event() {
    if (connectionId.isEmpty()) {
      return new GatewayEvent.Unreadable("The event has no requestContext.connectionId.");
    }
    ConnectionId id = new ConnectionId(connectionId);
    if (eventType.equals("DISCONNECT")) {
      return new GatewayEvent.Disconnect(id);
    }
    if (connectedAt <= 0) {
      return new GatewayEvent.Unreadable("The event has no requestContext.connectedAt.");
    }
    Instant since = Instant.ofEpochMilli(connectedAt);
    return switch (eventType) {
      case "CONNECT" -> new GatewayEvent.Connect(headers.handshake(id, since));
      case "MESSAGE" -> message(id, since);
      default ->
          new GatewayEvent.Unreadable(
              "The event's requestContext.eventType is none of CONNECT, MESSAGE and DISCONNECT.");
    };
  }

  private GatewayEvent message(ConnectionId from, Instant since) {
    if (body.isEmpty()) {
      return new GatewayEvent.Unreadable("The message is empty.");
    }
    if (!base64) {
      return new GatewayEvent.Message(from, since, body);
    }
    try {
      ByteBuffer bytes = ByteBuffer.wrap(Base64.getDecoder().decode(body));
      return new GatewayEvent.Message(
          from, since, StandardCharsets.UTF_8.newDecoder().decode(bytes).toString());
    } catch (IllegalArgumentException | CharacterCodingException notText) {
      return new GatewayEvent.Unreadable("The message's body is not UTF-8 in base64.");
    }
  }
}
