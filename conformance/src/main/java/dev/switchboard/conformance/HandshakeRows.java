package dev.switchboard.conformance;

import static java.util.stream.Collectors.joining;

import dev.switchboard.conformance.Reception.Opened;
import dev.switchboard.conformance.Reception.Refused;
import java.net.URI;
import java.util.List;
import java.util.stream.Stream;

/** What becomes of an attempt to connect. */
final class HandshakeRows {

  private static final List<Integer> REFUSALS = List.of(301, 400, 401, 403, 501);

  private HandshakeRows() {}

  static List<Row> rows(Times times) {
    return List.of(
        Row.of("connect-2xx", "101", with -> statuses(with, Wish.status(200), Wish.status(204))),
        Row.of(
            "connect-other",
            "that status, here 301, 400, 401, 403, 501; no $disconnect follows",
            HandshakeRows::refusals),
        Row.of("connect-throws", "502", with -> statuses(with, Wish.THROW)),
        Row.of(
            "connect-malformed",
            "502",
            with -> statuses(with, Wish.NONSENSE, Wish.WORDS, Wish.NULL)),
        Row.taking(times.integration(), "connect-slow", "504", HandshakeRows::slow),
        Row.of("connect-headers", "dropped", HandshakeRows::headers),
        Row.of("refusal-body", "json", HandshakeRows::refusalBody),
        Row.of("subprotocol-chosen", "that subprotocol", HandshakeRows::chosen),
        Row.of("subprotocol-unchosen", "none, whatever was offered", HandshakeRows::unchosen),
        Row.of("stage-slash", "101, as /{stage}", with -> status(with, "/", ", as /{stage}")),
        Row.of("unknown-path", "403", with -> status(with, "-of-nobody", "")),
        Row.of("no-upgrade", "426", with -> String.valueOf(with.get())));
  }

  /** The status that each wish leads to, said once if it is the same. */
  private static String statuses(Instruments with, Wish... wishes) {
    return Stream.of(wishes)
        .map(wish -> String.valueOf(with.status(with.knock().wishing(wish))))
        .distinct()
        .collect(joining(", "));
  }

  private static String refusals(Instruments with) {
    try (Witness witness = with.witness()) {
      String statuses =
          REFUSALS.stream()
              .map(status -> witness.seeing(with.knock().wishing(Wish.status(status))))
              .map(knock -> String.valueOf(with.status(knock)))
              .collect(joining(", "));
      boolean told = witness.eventWithin(with.times().quiet(), "DISCONNECT").isPresent();
      return "that status, here %s; %s $disconnect follows".formatted(statuses, told ? "a" : "no");
    }
  }

  private static String slow(Instruments with) {
    Wish late = Wish.NOTHING.after(with.times().tooLong());
    Reception reception = with.receive(with.knock().wishing(late), with.times().tooLong());
    return String.valueOf(Instruments.status(reception));
  }

  private static String headers(Instruments with) {
    Reception reception =
        with.receive(with.knock().wishing(Wish.header("X-Conformance", "of $connect")));
    Instruments.status(reception);
    return switch (reception) {
      case Opened(_, var headers) -> headers.contains("X-Conformance") ? "sent" : "dropped";
      case Refused(int status, _) -> "refused with " + status;
    };
  }

  private static String refusalBody(Instruments with) {
    Reception reception = with.receive(with.knock().wishing(Wish.answer(403, "Words of its own.")));
    Instruments.status(reception);
    return switch (reception) {
      case Opened _ -> "101";
      case Refused(_, String body) when body.isEmpty() -> "none";
      case Refused(_, String body) -> Json.read(body).path("message").isTextual() ? "json" : body;
    };
  }

  private static String chosen(Instruments with) {
    String subprotocol = subprotocol(with, Wish.header("sec-websocket-PROTOCOL", "second"));
    return subprotocol.equals("second") ? "that subprotocol" : subprotocol;
  }

  private static String unchosen(Instruments with) {
    String subprotocol = subprotocol(with, Wish.NOTHING);
    return subprotocol.equals("none") ? "none, whatever was offered" : subprotocol;
  }

  private static String subprotocol(Instruments with, Wish wish) {
    Reception reception = with.receive(with.knock().wishing(wish).offering("first", "second"));
    Instruments.status(reception);
    return switch (reception) {
      case Opened(_, var headers) when headers.contains("Sec-WebSocket-Protocol") ->
          String.valueOf(headers.get("Sec-WebSocket-Protocol"));
      case Opened _ -> "none";
      case Refused(int status, _) -> "refused with " + status;
    };
  }

  private static String status(Instruments with, String suffix, String meaning) {
    int status = with.status(Knock.at(URI.create(with.endpoint().url() + suffix)));
    return status + (status == 101 ? meaning : "");
  }
}
