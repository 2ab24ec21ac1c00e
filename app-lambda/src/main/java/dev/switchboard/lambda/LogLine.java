package dev.switchboard.lambda;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.switchboard.domain.connection.ConnectionId;
import dev.switchboard.domain.connection.PrincipalId;
import dev.switchboard.domain.fanout.FanOutReport;
import dev.switchboard.domain.lifecycle.KeepAliveReport;
import dev.switchboard.domain.protocol.ServerMessage;
import dev.switchboard.domain.queue.FanOutJob;
import dev.switchboard.domain.queue.UnreadableJobException;
import dev.switchboard.lambda.access.AccessRefresh;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The log line of an invocation or of a job, a JSON object. It never contains a client's text or a
 * credential.
 */
final class LogLine {

  private LogLine() {}

  /** Returns the line for a handled event of the WebSocket API. */
  static String gateway(GatewayEvent event, HandlerResult outcome) {
    return JsonObjectText.of(
        json -> {
          write(json, event);
          writePrincipal(json, outcome.principal());
          json.writeNumberField("status", outcome.answer().status());
          if (outcome.refusal().isPresent()) {
            json.writeStringField("refused", outcome.refusal().get());
          }
          if (!outcome.answers().isEmpty()) {
            write(json, outcome.answers());
          }
          write(json, outcome.report(), outcome.failure());
        });
  }

  /** Returns the line for the response to a publish request. */
  static String publish(HttpPublisher.HandlerResult outcome, Optional<RuntimeException> failure) {
    PublishResponse answer = outcome.answer();
    return JsonObjectText.of(
        json -> {
          json.writeStringField("event", "PUBLISH");
          writePrincipal(json, outcome.principal());
          json.writeNumberField("status", answer.status());
          if (answer.refusal().isPresent()) {
            json.writeStringField("refused", answer.refusal().get());
          }
          write(json, outcome.report(), failure);
        });
  }

  /** Returns the line for a completed job. */
  static String job(FanOutJob job, int receives, FanOutReport report) {
    return job(job, receives, Optional.of(report), Optional.empty());
  }

  /** Returns the line for a failed job. */
  static String job(FanOutJob job, int receives, RuntimeException failure) {
    return job(job, receives, Optional.empty(), Optional.of(failure));
  }

  private static String job(
      FanOutJob job,
      int receives,
      Optional<FanOutReport> report,
      Optional<RuntimeException> failure) {
    return JsonObjectText.of(
        json -> {
          json.writeStringField("job", job.id());
          json.writeStringField("work", job.work().getClass().getSimpleName());
          json.writeNumberField("receives", receives);
          write(json, report, failure);
        });
  }

  /** Returns the line for a message of the queue that is no job. */
  static String unreadable(QueueEvent.Delivered delivered, UnreadableJobException why) {
    return JsonObjectText.of(
        json -> {
          json.writeStringField("message", delivered.id());
          json.writeNumberField("receives", delivered.receives());
          json.writeStringField("unreadable", String.valueOf(why.getMessage()));
        });
  }

  /** Returns the line for an event that is not of the queue. */
  static String unreadable(String reason) {
    return JsonObjectText.of(json -> json.writeStringField("unreadable", reason));
  }

  /** Returns the line for handled reminders. */
  static String reminders(KeepAliveReport report) {
    return JsonObjectText.of(
        json -> {
          json.writeNumberField("reminders", report.due());
          json.writeNumberField("reached", report.reached());
          json.writeNumberField("gone", report.gone());
          json.writeNumberField("unreached", report.unreached());
          json.writeNumberField("again", report.unhandled().size());
        });
  }

  /** Returns the line for an access file that was read at run time, or could not be. */
  static String access(AccessRefresh refresh) {
    return JsonObjectText.of(
        json -> {
          json.writeStringField("event", "ACCESS");
          switch (refresh) {
            case AccessRefresh.Replaced(long version, List<String> refused) -> {
              json.writeNumberField("version", version);
              if (!refused.isEmpty()) {
                json.writeStringField("refused", String.join(" ", refused));
              }
            }
            case AccessRefresh.Failed(String reason, Optional<Duration> age) -> {
              json.writeStringField("failure", reason);
              if (age.isPresent()) {
                json.writeNumberField("age", age.get().toSeconds());
              }
            }
          }
        });
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

  /** Writes a principal, and beside it the issuer of a token. */
  private static void writePrincipal(JsonGenerator json, Optional<PrincipalId> principal)
      throws IOException {
    if (principal.isPresent()) {
      json.writeStringField("principal", principal.get().toString());
      if (principal.get().knownIssuer().isPresent()) {
        json.writeStringField("issuer", principal.get().issuer());
      }
    }
  }

  /** Writes the kind of each message, and the type of an error. The client's text is omitted. */
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

  private static void write(
      JsonGenerator json, Optional<FanOutReport> report, Optional<RuntimeException> failure)
      throws IOException {
    if (report.isPresent()) {
      write(json, report.get());
    }
    if (failure.isPresent()) {
      write(json, failure.get());
    }
  }

  private static void write(JsonGenerator json, FanOutReport report) throws IOException {
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

  /** Writes the exception, its causes, and the origin of the innermost one. */
  private static void write(JsonGenerator json, RuntimeException failure) throws IOException {
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
