package dev.switchboard.conformance;

import static java.util.stream.Collectors.joining;

import com.fasterxml.jackson.databind.JsonNode;
import dev.switchboard.conformance.ReceivedFrame.Text;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/** Which route a message takes, and what its sender hears of it. */
final class MessageRows {

  private static final String SILENCE = "nothing is sent";
  private static final Duration OVERTAKABLE = Duration.ofSeconds(3);

  private MessageRows() {}

  static List<ConformanceRow> rows(Timeouts times) {
    return List.of(
        ConformanceRow.of("route-custom", "that route's function", MessageRows::custom),
        ConformanceRow.of(
            "route-default", "$default", with -> routes(with, "words", "{}", "{\"action\":\"?\"}")),
        ConformanceRow.of(
            "route-forged",
            "$default",
            with ->
                routes(
                    with,
                    ProbeCommand.NOTHING.on("$connect"),
                    ProbeCommand.NOTHING.on("$disconnect"))),
        ConformanceRow.of(
            "route-lenient", "$default", with -> routes(with, "{action: \"answer\"}")),
        ConformanceRow.of(
            "response-sent", "the body is sent, whatever the status", MessageRows::sent),
        ConformanceRow.of(
            "response-empty",
            SILENCE,
            with ->
                answers(with, "answer", ProbeCommand.status(200), ProbeCommand.answer(200, ""))),
        ConformanceRow.of(
            "response-none",
            SILENCE,
            with -> answers(with, "elsewhere", ProbeCommand.answer(200, "x"))),
        errorFrame("message-throws", "Internal server error", ProbeCommand.THROW),
        errorFrame(
            "message-malformed",
            "Internal server error",
            ProbeCommand.WORDS,
            ProbeCommand.TOO_MUCH),
        ConformanceRow.of(
            "message-null", SILENCE, with -> answers(with, "answer", ProbeCommand.NULL)),
        slow(times),
        ConformanceRow.of(
            "order", "each is its own invocation, at once, in no order", MessageRows::order),
        ConformanceRow.of("message-empty", "it is a message too", MessageRows::empty));
  }

  private static String custom(ConformanceContext with) {
    String routes = routes(with, ProbeCommand.NOTHING.on("answer"));
    return routes.equals("answer") ? "that route's function" : routes;
  }

  /** The route that each message takes, said once if it is the same. */
  private static String routes(ConformanceContext with, String... messages) {
    try (EventRecorder witness = with.witness();
        FrameClient client = witness.client()) {
      return Stream.of(messages)
          .peek(client::say)
          .map(_ -> witness.event("MESSAGE").at("/requestContext/routeKey").asText())
          .distinct()
          .collect(joining(", "));
    }
  }

  private static String sent(ConformanceContext with) {
    try (FrameClient client = with.open()) {
      client.say(ProbeCommand.answer(200, "words").on("answer"));
      Text first = client.hears();
      client.say(ProbeCommand.answer(500, "words").on("answer"));
      Text second = client.hears();
      return first.text().equals("words") && second.text().equals("words")
          ? "the body is sent, whatever the status"
          : first + "; " + second;
    }
  }

  /** What a client hears of each wish once the function is at work, said once if it is the same. */
  private static String answers(ConformanceContext with, String route, ProbeCommand... wishes) {
    try (EventRecorder witness = with.witness();
        FrameClient client = witness.client()) {
      return Stream.of(wishes)
          .map(wish -> answer(with, witness, client, wish.on(route)))
          .distinct()
          .collect(joining(", "));
    }
  }

  private static String answer(
      ConformanceContext with, EventRecorder witness, FrameClient client, String message) {
    client.say(message);
    witness.event("MESSAGE");
    return client.within(with.times().quiet()).map(ReceivedFrame::toString).orElse(SILENCE);
  }

  private static ConformanceRow errorFrame(String name, String words, ProbeCommand... wishes) {
    return ConformanceRow.of(name, frame(words), with -> errorFrames(with, wishes));
  }

  private static ConformanceRow slow(Timeouts times) {
    return ConformanceRow.taking(
        times.integration(),
        "message-slow",
        frame("Endpoint request timed out"),
        with -> errorFrames(with, ProbeCommand.NOTHING.after(with.times().tooLong())));
  }

  private static String frame(String words) {
    return "the frame {\"message\": \"%s\", \"connectionId\":\"ID\", \"requestId\":\"ID\"}, and the socket stays"
        .formatted(words);
  }

  private static String errorFrames(ConformanceContext with, ProbeCommand... wishes) {
    try (EventRecorder witness = with.witness();
        FrameClient client = witness.client()) {
      String frames =
          Stream.of(wishes)
              .map(wish -> errorFrame(with, witness, client, wish.on("elsewhere")))
              .distinct()
              .collect(joining(", "));
      client.id(); // Answered, so it stays open.
      return "the frame %s, and the socket stays".formatted(frames);
    }
  }

  private static String errorFrame(
      ConformanceContext with, EventRecorder witness, FrameClient client, String message) {
    client.say(message);
    JsonNode context = witness.event("MESSAGE").path("requestContext");
    Duration patience = with.times().integration().plus(with.times().patience());
    return client
        .within(patience)
        .map(MessageRows::words)
        .orElse(SILENCE)
        .replace(context.path("connectionId").asText(), "ID")
        .replace(context.path("requestId").asText(), "ID");
  }

  private static String words(ReceivedFrame heard) {
    return heard instanceof Text text ? text.text() : heard.toString();
  }

  /** Whether a message that takes its time is overtaken by the next. */
  private static String order(ConformanceContext with) {
    Duration most = with.times().integration().dividedBy(2);
    Duration sleep = most.compareTo(OVERTAKABLE) < 0 ? most : OVERTAKABLE;
    try (FrameClient client = with.open()) {
      client.say(ProbeCommand.answer(200, "first").after(sleep).on("answer"));
      client.say(ProbeCommand.answer(200, "second").on("answer"));
      boolean overtaken = client.hears().text().equals("second");
      client.hears();
      return overtaken ? "each is its own invocation, at once, in no order" : "in turn";
    }
  }

  private static String empty(ConformanceContext with) {
    try (EventRecorder witness = with.witness();
        FrameClient client = witness.client()) {
      client.say("");
      JsonNode body = witness.event("MESSAGE").path("body");
      return body.asText("?").isEmpty() ? "it is a message too" : "a body of " + body;
    }
  }
}
