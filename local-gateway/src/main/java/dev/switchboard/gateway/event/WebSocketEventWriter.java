package dev.switchboard.gateway.event;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.switchboard.gateway.ApiIdentity;
import dev.switchboard.gateway.Assumption;
import dev.switchboard.gateway.Assumptions;
import dev.switchboard.gateway.GatewaySettings;
import dev.switchboard.gateway.WebSocketApi;
import dev.switchboard.gateway.event.EventType.Connect;
import dev.switchboard.gateway.event.EventType.Disconnect;
import dev.switchboard.gateway.event.EventType.Message;
import dev.switchboard.gateway.format.JsonWriter;
import dev.switchboard.gateway.format.RandomId;
import java.io.IOException;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Map;

/**
 * Writes the events of a WebSocket API, with the fields and the order that captures of API Gateway
 * show.
 */
public final class WebSocketEventWriter {

  /** The format of an event's time. */
  public static final DateTimeFormatter REQUEST_TIME =
      DateTimeFormatter.ofPattern("dd/MMM/yyyy:HH:mm:ss Z", Locale.US).withZone(ZoneOffset.UTC);

  private final WebSocketApi api;
  private final ApiIdentity identity;
  private final Assumptions assumptions;
  private final InstantSource clock;

  /** Creates a writer for the API of these settings. */
  public WebSocketEventWriter(GatewaySettings settings) {
    this.api = settings.api();
    this.identity = settings.identity();
    this.assumptions = settings.assumptions();
    this.clock = settings.clock();
  }

  /** The ARN that a policy must allow for a client to connect. */
  public String connectArn() {
    return identity.routeArn(api.stage(), WebSocketApi.CONNECT);
  }

  /** The event of an authorizer before {@code $connect}. */
  public String authorization(ConnectionInfo connection, ApiRequestId id, HeadersAndQuery fields) {
    return JsonWriter.object(
        json -> {
          json.writeStringField("type", "REQUEST");
          json.writeStringField("methodArn", connectArn());
          fields.writeTo(json, assumptions);
          writeVariables(json);
          writeContext(json, connection, id, new Connect());
        });
  }

  /** The event of {@code $connect}. */
  public String connect(ConnectionInfo connection, ApiRequestId id, HeadersAndQuery fields) {
    return event(fields, connection, id, new Connect());
  }

  /** The event of a message. */
  public String message(ConnectionInfo connection, ApiRequestId id, String routeKey, String text) {
    return JsonWriter.object(
        json -> {
          writeStageVariables(json);
          writeContext(json, connection, id, new Message(routeKey));
          json.writeStringField("body", text);
          json.writeBooleanField("isBase64Encoded", false);
        });
  }

  /** The event of {@code $disconnect}, with the close code and its text. */
  public String disconnect(ConnectionInfo connection, ApiRequestId id, int code, String reason) {
    return event(
        HeadersAndQuery.ofDisconnect(connection.domainName()),
        connection,
        id,
        new Disconnect(code, reason));
  }

  private String event(
      HeadersAndQuery fields, ConnectionInfo connection, ApiRequestId id, EventType type) {
    return JsonWriter.object(
        json -> {
          fields.writeTo(json, assumptions);
          writeStageVariables(json);
          writeContext(json, connection, id, type);
          json.writeBooleanField("isBase64Encoded", false);
        });
  }

  private void writeStageVariables(JsonGenerator json) throws IOException {
    if (!api.stageVariables().isEmpty() || assumptions.is(Assumption.STAGE_VARIABLES, "always")) {
      writeVariables(json);
    }
  }

  private void writeVariables(JsonGenerator json) throws IOException {
    json.writeObjectFieldStart("stageVariables");
    for (Map.Entry<String, String> variable : api.stageVariables().entrySet()) {
      json.writeStringField(variable.getKey(), variable.getValue());
    }
    json.writeEndObject();
  }

  private void writeContext(
      JsonGenerator json, ConnectionInfo connection, ApiRequestId id, EventType type)
      throws IOException {
    Instant now = clock.instant();
    json.writeObjectFieldStart("requestContext");
    writeType(json, connection, id, type, now);
    writeConnection(json, id, connection, now);
    json.writeEndObject();
  }

  private static void writeType(
      JsonGenerator json, ConnectionInfo connection, ApiRequestId id, EventType type, Instant now)
      throws IOException {
    json.writeStringField("routeKey", type.routeKey());
    if (!connection.authorizerContext().isEmpty()) {
      json.writeFieldName("authorizer");
      json.writeRawValue(connection.authorizerContext());
    }
    if (type instanceof Message) {
      json.writeStringField("messageId", RandomId.next());
    }
    if (type instanceof Disconnect(int code, _)) {
      json.writeNumberField("disconnectStatusCode", code);
    }
    json.writeStringField("eventType", type.text());
    json.writeStringField("extendedRequestId", id.text());
    json.writeStringField("requestTime", REQUEST_TIME.format(now));
    json.writeStringField("messageDirection", "IN");
    if (type instanceof Disconnect(_, String reason)) {
      json.writeStringField("disconnectReason", reason);
    }
  }

  private void writeConnection(
      JsonGenerator json, ApiRequestId id, ConnectionInfo connection, Instant now)
      throws IOException {
    json.writeStringField("stage", api.stage());
    json.writeNumberField("connectedAt", connection.connectedAt().toEpochMilli());
    json.writeNumberField("requestTimeEpoch", now.toEpochMilli());
    writeIdentity(json, connection.identity());
    // In a WebSocket API, requestId and extendedRequestId are equal.
    json.writeStringField("requestId", id.text());
    json.writeStringField("domainName", connection.domainName());
    json.writeStringField("connectionId", connection.id().text());
    json.writeStringField("apiId", identity.apiId());
  }

  private static void writeIdentity(JsonGenerator json, ClientIdentity identity)
      throws IOException {
    json.writeObjectFieldStart("identity");
    if (!identity.userAgent().isEmpty()) {
      json.writeStringField("userAgent", identity.userAgent());
    }
    json.writeStringField("sourceIp", identity.sourceIp());
    json.writeEndObject();
  }
}
