package dev.switchboard.conformance;

import static java.util.stream.Collectors.joining;

import dev.switchboard.conformance.HandshakeResult.Opened;
import dev.switchboard.conformance.HandshakeResult.Refused;
import java.net.URI;
import java.util.List;
import java.util.stream.Stream;

/** What becomes of an attempt to connect. */
final class HandshakeRows {

  private static final List<Integer> REFUSALS = List.of(301, 400, 401, 403, 501);

  private HandshakeRows() {}

  static List<ConformanceRow> rows(Timeouts times) {
    return List.of(
        ConformanceRow.of(
            "connect-2xx",
            "101",
            with -> statuses(with, ProbeCommand.status(200), ProbeCommand.status(204))),
        ConformanceRow.of(
            "connect-other",
            "that status, here 301, 400, 401, 403, 501; no $disconnect follows",
            HandshakeRows::refusals),
        ConformanceRow.of("connect-throws", "502", with -> statuses(with, ProbeCommand.THROW)),
        ConformanceRow.of(
            "connect-malformed",
            "502",
            with -> statuses(with, ProbeCommand.NONSENSE, ProbeCommand.WORDS, ProbeCommand.NULL)),
        ConformanceRow.taking(times.integration(), "connect-slow", "504", HandshakeRows::slow),
        ConformanceRow.of("connect-headers", "dropped", HandshakeRows::headers),
        ConformanceRow.of("refusal-body", "json", HandshakeRows::refusalBody),
        ConformanceRow.of("subprotocol-chosen", "that subprotocol", HandshakeRows::chosen),
        ConformanceRow.of(
            "subprotocol-unchosen", "none, whatever was offered", HandshakeRows::unchosen),
        ConformanceRow.of(
            "stage-slash", "101, as /{stage}", with -> status(with, "/", ", as /{stage}")),
        ConformanceRow.of("unknown-path", "403", with -> status(with, "-of-nobody", "")),
        ConformanceRow.of("no-upgrade", "426", with -> String.valueOf(with.get())));
  }

  /** The status that each wish leads to, said once if it is the same. */
  private static String statuses(ConformanceContext with, ProbeCommand... wishes) {
    return Stream.of(wishes)
        .map(wish -> String.valueOf(with.status(with.knock().wishing(wish))))
        .distinct()
        .collect(joining(", "));
  }

  private static String refusals(ConformanceContext with) {
    try (EventRecorder witness = with.witness()) {
      String statuses =
          REFUSALS.stream()
              .map(status -> witness.seeing(with.knock().wishing(ProbeCommand.status(status))))
              .map(knock -> String.valueOf(with.status(knock)))
              .collect(joining(", "));
      boolean told = witness.eventWithin(with.times().quiet(), "DISCONNECT").isPresent();
      return "that status, here %s; %s $disconnect follows".formatted(statuses, told ? "a" : "no");
    }
  }

  private static String slow(ConformanceContext with) {
    ProbeCommand late = ProbeCommand.NOTHING.after(with.times().tooLong());
    HandshakeResult reception = with.receive(with.knock().wishing(late), with.times().tooLong());
    return String.valueOf(ConformanceContext.status(reception));
  }

  private static String headers(ConformanceContext with) {
    HandshakeResult reception =
        with.receive(with.knock().wishing(ProbeCommand.header("X-Conformance", "of $connect")));
    ConformanceContext.status(reception);
    return switch (reception) {
      case Opened(_, var headers) -> headers.contains("X-Conformance") ? "sent" : "dropped";
      case Refused(int status, _) -> "refused with " + status;
    };
  }

  private static String refusalBody(ConformanceContext with) {
    HandshakeResult reception =
        with.receive(with.knock().wishing(ProbeCommand.answer(403, "Words of its own.")));
    ConformanceContext.status(reception);
    return switch (reception) {
      case Opened _ -> "101";
      case Refused(_, String body) when body.isEmpty() -> "none";
      case Refused(_, String body) ->
          JsonReader.read(body).path("message").isTextual() ? "json" : body;
    };
  }

  private static String chosen(ConformanceContext with) {
    String subprotocol = subprotocol(with, ProbeCommand.header("sec-websocket-PROTOCOL", "second"));
    return subprotocol.equals("second") ? "that subprotocol" : subprotocol;
  }

  private static String unchosen(ConformanceContext with) {
    String subprotocol = subprotocol(with, ProbeCommand.NOTHING);
    return subprotocol.equals("none") ? "none, whatever was offered" : subprotocol;
  }

  private static String subprotocol(ConformanceContext with, ProbeCommand wish) {
    HandshakeResult reception =
        with.receive(with.knock().wishing(wish).offering("first", "second"));
    ConformanceContext.status(reception);
    return switch (reception) {
      case Opened(_, var headers) when headers.contains("Sec-WebSocket-Protocol") ->
          String.valueOf(headers.get("Sec-WebSocket-Protocol"));
      case Opened _ -> "none";
      case Refused(int status, _) -> "refused with " + status;
    };
  }

  private static String status(ConformanceContext with, String suffix, String meaning) {
    int status = with.status(ConnectRequest.at(URI.create(with.endpoint().url() + suffix)));
    return status + (status == 101 ? meaning : "");
  }
}
