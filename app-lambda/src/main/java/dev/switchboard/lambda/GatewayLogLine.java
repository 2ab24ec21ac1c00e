package dev.switchboard.lambda;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import dev.switchboard.domain.connection.ConnectionId;
import dev.switchboard.domain.fanout.FanOutReport;
import dev.switchboard.domain.protocol.ServerMessage;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The log line of one invocation, a JSON object. It never contains a client's text. */
final class GatewayLogLine {

  private static final JsonFactory JSON = new JsonFactory();

  private GatewayLogLine() {}

  static String of(GatewayEvent event, HandlerResult outcome) {
    StringWriter line = new StringWriter();
    try (JsonGenerator json = JSON.createGenerator(line)) {
      json.writeStartObject();
      write(json, event);
      json.writeNumberField("status", outcome.answer().status());
      if (outcome.refusal().isPresent()) {
        json.writeStringField("refused", outcome.refusal().get());
      }
      if (!outcome.answers().isEmpty()) {
        write(json, outcome.answers());
      }
      if (outcome.report().isPresent()) {
        write(json, outcome.report().get());
      }
      if (outcome.failure().isPresent()) {
        write(json, outcome.failure().get());
      }
      json.writeEndObject();
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
    return line.toString();
  }

  private static void write(JsonGenerator json, GatewayEvent event) throws IOException {
    switch (event) {
      case GatewayEvent.Connect(var handshake) -> write(json, "CONNECT", handshake.id());
      case GatewayEvent.Message(var connection, _, _) -> write(json, "MESSAGE", connection);
      case GatewayEvent.Disconnect(var connection) -> write(json, "DISCONNECT", connection);
      case GatewayEvent.Unreadable(String reason) -> json.writeStringField("unreadable", reason);
    }
  }

  private static void write(JsonGenerator json, String event, ConnectionId connection)
      throws IOException {
    json.writeStringField("event", event);
    json.writeStringField("connection", connection.value());
  }

  /** Of each answer its kind, and of a no its type: what a client chose is left out. */
  private static void write(JsonGenerator json, List<ServerMessage> answers) throws IOException {
    json.writeArrayFieldStart("answers");
    for (ServerMessage answer : answers) {
      json.writeString(
          answer instanceof ServerMessage.ErrorResponse refused
              ? refused.error().type().wireName()
              : answer.getClass().getSimpleName());
    }
    json.writeEndArray();
  }

  static void write(JsonGenerator json, FanOutReport report) throws IOException {
    json.writeNumberField("audience", report.audience());
    json.writeNumberField("sent", report.sent());
    json.writeNumberField("gone", report.gone());
    json.writeNumberField("notYetOpen", report.notYetOpen());
    json.writeNumberField("throttled", report.throttled());
    json.writeNumberField("tooLarge", report.tooLarge());
    json.writeNumberField("failed", report.failed());
    json.writeNumberField("handedOver", report.handedOver());
    if (report.firstFailure().isPresent()) {
      json.writeStringField("firstFailure", report.firstFailure().get());
    }
  }

  /** Writes what was thrown, its causes, and where the innermost came from. */
  static void write(JsonGenerator json, RuntimeException failure) throws IOException {
    Throwable root = failure;
    json.writeArrayFieldStart("failure");
    for (@Nullable Throwable next = failure; next != null; next = next.getCause()) {
      json.writeString(next.toString());
      root = next;
    }
    json.writeEndArray();
    StackTraceElement[] stack = root.getStackTrace();
    json.writeStringField("at", stack.length == 0 ? "unknown" : stack[0].toString());
  }
}
