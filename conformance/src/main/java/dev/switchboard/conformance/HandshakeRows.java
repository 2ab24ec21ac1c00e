package dev.switchboard.conformance;

import static java.util.stream.Collectors.joining;

import dev.switchboard.conformance.HandshakeResult.Opened;
import dev.switchboard.conformance.HandshakeResult.Refused;
import java.net.URI;
import java.util.List;
import java.util.stream.Stream;

/** Rows about handshakes. */
final class HandshakeRows {

  private static final List<Integer> REFUSALS = List.of(301, 400, 401, 403, 501);

  /** With the path in front, more than the quota of 4,096 characters. */
  private static final String PAD_OF_URL = "x".repeat(4096);

  /** With the other headers, more than the 10,240 bytes of REST and HTTP APIs. */
  private static final String PAD_OF_HEADER = "x".repeat(10_240);

  private HandshakeRows() {}

  static List<ConformanceRow> rows(Timeouts timeouts) {
    return List.of(
        ConformanceRow.of(
            "connect-2xx",
            "101",
            context -> statuses(context, ProbeCommand.status(200), ProbeCommand.status(204))),
        ConformanceRow.of(
            "connect-other",
            "that status, here 301, 400, 401, 403, 501; no $disconnect follows",
            HandshakeRows::refusals),
        ConformanceRow.of(
            "connect-throws", "502", context -> statuses(context, ProbeCommand.THROW)),
        ConformanceRow.of(
            "connect-malformed",
            "502",
            context ->
                statuses(
                    context,
                    ProbeCommand.ANSWER_UNKNOWN_KEYS,
                    ProbeCommand.ANSWER_STRING,
                    ProbeCommand.ANSWER_NULL)),
        ConformanceRow.slow(timeouts.integration(), "connect-slow", "504", HandshakeRows::slow),
        ConformanceRow.of(
            "status-text",
            "it is that status",
            context -> accepted(context, ProbeCommand.ANSWER_STATUS_TEXT, "it is that status")),
        ConformanceRow.of(
            "status-missing",
            "200",
            context -> accepted(context, ProbeCommand.ANSWER_WITHOUT_STATUS, "200")),
        ConformanceRow.of("connect-headers", "dropped", HandshakeRows::headers),
        ConformanceRow.of("refusal-body", "json", HandshakeRows::refusalBody),
        ConformanceRow.of("subprotocol-chosen", "that subprotocol", HandshakeRows::chosen),
        ConformanceRow.of(
            "subprotocol-unchosen", "none, whatever was offered", HandshakeRows::unchosen),
        ConformanceRow.of("subprotocol-lines", "they are one list", HandshakeRows::severalLines),
        ConformanceRow.of(
            "stage-slash", "101, as /{stage}", context -> status(context, "/", ", as /{stage}")),
        ConformanceRow.of("unknown-path", "403", context -> status(context, "-of-nobody", "")),
        ConformanceRow.of(
            "url-long",
            "414",
            context -> longer(context.connectRequest().withQuery("pad=" + PAD_OF_URL), context)),
        ConformanceRow.of(
            "headers-large",
            "431",
            context ->
                longer(context.connectRequest().withHeader("X-Pad", PAD_OF_HEADER), context)),
        ConformanceRow.of("no-upgrade", "426", context -> String.valueOf(context.get())));
  }

  /** Returns the statuses that the commands lead to; equal ones appear once. */
  private static String statuses(ConformanceContext context, ProbeCommand... commands) {
    return Stream.of(commands)
        .map(
            command ->
                String.valueOf(context.status(context.connectRequest().withCommand(command))))
        .distinct()
        .collect(joining(", "));
  }

  private static String accepted(ConformanceContext context, ProbeCommand command, String meaning) {
    int status = context.status(context.connectRequest().withCommand(command));
    return status == 101 ? meaning : "refused with " + status;
  }

  private static String longer(ConnectRequest request, ConformanceContext context) {
    return String.valueOf(context.status(request));
  }

  private static String refusals(ConformanceContext context) {
    try (EventRecorder recorder = context.newRecorder()) {
      String statuses =
          REFUSALS.stream()
              .map(
                  status ->
                      recorder.withUserAgent(
                          context.connectRequest().withCommand(ProbeCommand.status(status))))
              .map(request -> String.valueOf(context.status(request)))
              .collect(joining(", "));
      boolean reported =
          recorder.eventWithin(context.timeouts().quietPeriod(), "DISCONNECT").isPresent();
      return "that status, here %s; %s $disconnect follows"
          .formatted(statuses, reported ? "a" : "no");
    }
  }

  private static String slow(ConformanceContext context) {
    ProbeCommand late = ProbeCommand.NOTHING.delayedBy(context.timeouts().beyondIntegration());
    HandshakeResult result =
        context.connect(
            context.connectRequest().withCommand(late), context.timeouts().beyondIntegration());
    return String.valueOf(ConformanceContext.status(result));
  }

  private static String headers(ConformanceContext context) {
    HandshakeResult result =
        context.connect(
            context
                .connectRequest()
                .withCommand(ProbeCommand.header("X-Conformance", "of $connect")));
    ConformanceContext.status(result);
    return switch (result) {
      case Opened(_, var headers) -> headers.contains("X-Conformance") ? "sent" : "dropped";
      case Refused(int status, _) -> "refused with " + status;
    };
  }

  private static String refusalBody(ConformanceContext context) {
    HandshakeResult result =
        context.connect(
            context.connectRequest().withCommand(ProbeCommand.answer(403, "A custom body.")));
    ConformanceContext.status(result);
    return switch (result) {
      case Opened _ -> "101";
      case Refused(_, String body) when body.isEmpty() -> "none";
      case Refused(_, String body) ->
          JsonReader.read(body).path("message").isTextual() ? "json" : body;
    };
  }

  private static String chosen(ConformanceContext context) {
    String subprotocol =
        subprotocol(context, ProbeCommand.header("sec-websocket-PROTOCOL", "second"));
    return subprotocol.equals("second") ? "that subprotocol" : subprotocol;
  }

  private static String severalLines(ConformanceContext context) {
    ProbeCommand command = ProbeCommand.header("Sec-WebSocket-Protocol", "second");
    HandshakeResult result =
        context.connect(
            context
                .connectRequest()
                .withCommand(command)
                .withHeader("Sec-WebSocket-Protocol", "first", "second", "third"));
    int status = ConformanceContext.status(result);
    return status == 101 ? "they are one list" : "refused with " + status;
  }

  private static String unchosen(ConformanceContext context) {
    String subprotocol = subprotocol(context, ProbeCommand.NOTHING);
    return subprotocol.equals("none") ? "none, whatever was offered" : subprotocol;
  }

  private static String subprotocol(ConformanceContext context, ProbeCommand command) {
    HandshakeResult result =
        context.connect(
            context.connectRequest().withCommand(command).withSubprotocols("first", "second"));
    ConformanceContext.status(result);
    return switch (result) {
      case Opened(_, var headers) when headers.contains("Sec-WebSocket-Protocol") ->
          String.valueOf(headers.get("Sec-WebSocket-Protocol"));
      case Opened _ -> "none";
      case Refused(int status, _) -> "refused with " + status;
    };
  }

  private static String status(ConformanceContext context, String suffix, String meaning) {
    int status = context.status(ConnectRequest.at(URI.create(context.endpoint().url() + suffix)));
    return status + (status == 101 ? meaning : "");
  }
}
