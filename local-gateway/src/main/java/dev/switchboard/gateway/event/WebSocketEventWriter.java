package dev.switchboard.gateway.event;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.switchboard.gateway.Assumption;
import dev.switchboard.gateway.Assumptions;
import dev.switchboard.gateway.GatewaySettings;
import dev.switchboard.gateway.WebSocketApi;
import dev.switchboard.gateway.event.EventType.Connect;
import dev.switchboard.gateway.event.EventType.Disconnect;
import dev.switchboard.gateway.event.EventType.Message;
import dev.switchboard.gateway.format.JsonWriter;
import dev.switchboard.gateway.format.RandomId;
import dev.switchboard.gateway.websocket.CloseReason;
import java.io.IOException;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Map;

/** Writes events field for field, and in the order, that captures of API Gateway show. */
public final class WebSocketEventWriter {

  /** API ids have 10 letters and digits; there is one API here. */
  public static final String API_ID = "localapi00";

  /** There is no account, and no region, on a laptop. */
  public static final String ACCOUNT_ID = "000000000000";

  private static final String ARN_OF_APIS = "arn:aws:execute-api:us-east-1:" + ACCOUNT_ID + ":";

  public static final DateTimeFormatter REQUEST_TIME =
      DateTimeFormatter.ofPattern("dd/MMM/yyyy:HH:mm:ss Z", Locale.US).withZone(ZoneOffset.UTC);

  private final WebSocketApi api;
  private final Assumptions assumptions;
  private final InstantSource clock;

  public WebSocketEventWriter(GatewaySettings settings) {
    this.api = settings.api();
    this.assumptions = settings.assumptions();
    this.clock = settings.clock();
  }

  /** The name by which a policy allows a client to connect. */
  public String connectArn() {
    return ARN_OF_APIS + API_ID + "/" + api.stage() + "/" + WebSocketApi.CONNECT;
  }

  public String authorization(ConnectionInfo peer, ApiRequestId id, HeadersAndQuery fields) {
    return JsonWriter.object(
        json -> {
          json.writeStringField("type", "REQUEST");
          json.writeStringField("methodArn", connectArn());
          fields.writeTo(json, assumptions);
          writeVariables(json);
          writeContext(json, peer, id, new Connect());
        });
  }

  public String connect(ConnectionInfo peer, ApiRequestId id, HeadersAndQuery fields) {
    return event(fields, peer, id, new Connect());
  }

  public String message(ConnectionInfo peer, ApiRequestId id, String routeKey, String text) {
    return JsonWriter.object(
        json -> {
          writeStageVariables(json);
          writeContext(json, peer, id, new Message(routeKey));
          json.writeStringField("body", text);
          json.writeBooleanField("isBase64Encoded", false);
        });
  }

  public String disconnect(ConnectionInfo peer, ApiRequestId id, CloseReason reason) {
    return event(HeadersAndQuery.ofDisconnect(peer.domainName()), peer, id, new Disconnect(reason));
  }

  private String event(
      HeadersAndQuery fields, ConnectionInfo peer, ApiRequestId id, EventType occasion) {
    return JsonWriter.object(
        json -> {
          fields.writeTo(json, assumptions);
          writeStageVariables(json);
          writeContext(json, peer, id, occasion);
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
      JsonGenerator json, ConnectionInfo peer, ApiRequestId id, EventType occasion)
      throws IOException {
    Instant now = clock.instant();
    json.writeObjectFieldStart("requestContext");
    writeOccasion(json, peer, id, occasion, now);
    writePeer(json, id, peer, now);
    json.writeEndObject();
  }

  private static void writeOccasion(
      JsonGenerator json, ConnectionInfo peer, ApiRequestId id, EventType occasion, Instant now)
      throws IOException {
    json.writeStringField("routeKey", occasion.routeKey());
    if (!peer.authorizer().isEmpty()) {
      json.writeFieldName("authorizer");
      json.writeRawValue(peer.authorizer());
    }
    if (occasion instanceof Message) {
      json.writeStringField("messageId", RandomId.next());
    }
    if (occasion instanceof Disconnect(CloseReason reason)) {
      json.writeNumberField("disconnectStatusCode", reason.code());
    }
    json.writeStringField("eventType", occasion.eventType());
    json.writeStringField("extendedRequestId", id.text());
    json.writeStringField("requestTime", REQUEST_TIME.format(now));
    json.writeStringField("messageDirection", "IN");
    if (occasion instanceof Disconnect(CloseReason reason)) {
      json.writeStringField("disconnectReason", reason.text());
    }
  }

  private void writePeer(JsonGenerator json, ApiRequestId id, ConnectionInfo peer, Instant now)
      throws IOException {
    json.writeStringField("stage", api.stage());
    json.writeNumberField("connectedAt", peer.connectedAt().toEpochMilli());
    json.writeNumberField("requestTimeEpoch", now.toEpochMilli());
    writeIdentity(json, peer.identity());
    // In a WebSocket API, this id and the extended one are the same.
    json.writeStringField("requestId", id.text());
    json.writeStringField("domainName", peer.domainName());
    json.writeStringField("connectionId", peer.id().text());
    json.writeStringField("apiId", API_ID);
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
