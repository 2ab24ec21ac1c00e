package dev.switchboard.conformance;

import static java.util.stream.Collectors.joining;

import com.fasterxml.jackson.databind.JsonNode;
import dev.switchboard.conformance.ReceivedFrame.Text;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/** Rows about the routes of messages, and about the responses to their senders. */
final class MessageRows {

  private static final String SILENCE = "nothing is sent";
  private static final Duration OVERTAKABLE = Duration.ofSeconds(3);

  private MessageRows() {}

  static List<ConformanceRow> rows(Timeouts timeouts) {
    return List.of(
        ConformanceRow.of("route-custom", "that route's function", MessageRows::custom),
        ConformanceRow.of(
            "route-default",
            "$default",
            context -> routes(context, "words", "{}", "{\"action\":\"?\"}")),
        ConformanceRow.of(
            "route-forged",
            "$default",
            context ->
                routes(
                    context,
                    ProbeCommand.NOTHING.asMessage("$connect"),
                    ProbeCommand.NOTHING.asMessage("$disconnect"))),
        ConformanceRow.of(
            "route-lenient", "$default", context -> routes(context, "{action: \"answer\"}")),
        ConformanceRow.of(
            "response-sent", "the body is sent, whatever the status", MessageRows::sent),
        ConformanceRow.of(
            "response-empty",
            SILENCE,
            context ->
                answers(context, "answer", ProbeCommand.status(200), ProbeCommand.answer(200, ""))),
        ConformanceRow.of(
            "response-none",
            SILENCE,
            context -> answers(context, "elsewhere", ProbeCommand.answer(200, "x"))),
        errorFrame("message-throws", "Internal server error", ProbeCommand.THROW),
        errorFrame(
            "message-malformed",
            "Internal server error",
            ProbeCommand.ANSWER_STRING,
            ProbeCommand.ANSWER_EXTRA_KEY),
        ConformanceRow.of(
            "message-null",
            SILENCE,
            context -> answers(context, "answer", ProbeCommand.ANSWER_NULL)),
        slow(timeouts),
        ConformanceRow.of(
            "order", "each is its own invocation, at once, in no order", MessageRows::order),
        ConformanceRow.of("message-empty", "it is a message too", MessageRows::empty));
  }

  private static String custom(ConformanceContext context) {
    String routes = routes(context, ProbeCommand.NOTHING.asMessage("answer"));
    return routes.equals("answer") ? "that route's function" : routes;
  }

  /** Returns the routes of messages; equal ones appear once. */
  private static String routes(ConformanceContext context, String... messages) {
    try (EventRecorder recorder = context.newRecorder();
        FrameClient client = recorder.openClient()) {
      return Stream.of(messages)
          .peek(client::send)
          .map(_ -> recorder.awaitEvent("MESSAGE").at("/requestContext/routeKey").asText())
          .distinct()
          .collect(joining(", "));
    }
  }

  private static String sent(ConformanceContext context) {
    try (FrameClient client = context.open()) {
      client.send(ProbeCommand.answer(200, "words").asMessage("answer"));
      Text first = client.receiveText();
      client.send(ProbeCommand.answer(500, "words").asMessage("answer"));
      Text second = client.receiveText();
      return first.text().equals("words") && second.text().equals("words")
          ? "the body is sent, whatever the status"
          : first + "; " + second;
    }
  }

  /** Returns what a client receives for each command; equal results appear once. */
  private static String answers(
      ConformanceContext context, String route, ProbeCommand... commands) {
    try (EventRecorder recorder = context.newRecorder();
        FrameClient client = recorder.openClient()) {
      return Stream.of(commands)
          .map(command -> answer(context, recorder, client, command.asMessage(route)))
          .distinct()
          .collect(joining(", "));
    }
  }

  private static String answer(
      ConformanceContext context, EventRecorder recorder, FrameClient client, String message) {
    client.send(message);
    recorder.awaitEvent("MESSAGE");
    return client
        .receiveWithin(context.timeouts().quietPeriod())
        .map(ReceivedFrame::toString)
        .orElse(SILENCE);
  }

  private static ConformanceRow errorFrame(String name, String text, ProbeCommand... commands) {
    return ConformanceRow.of(name, frame(text), context -> errorFrames(context, commands));
  }

  private static ConformanceRow slow(Timeouts timeouts) {
    return ConformanceRow.slow(
        timeouts.integration(),
        "message-slow",
        frame("Endpoint request timed out"),
        context ->
            errorFrames(
                context, ProbeCommand.NOTHING.delayedBy(context.timeouts().beyondIntegration())));
  }

  private static String frame(String text) {
    return "the frame {\"message\": \"%s\", \"connectionId\":\"ID\", \"requestId\":\"ID\"}, and the socket stays"
        .formatted(text);
  }

  private static String errorFrames(ConformanceContext context, ProbeCommand... commands) {
    try (EventRecorder recorder = context.newRecorder();
        FrameClient client = recorder.openClient()) {
      String frames =
          Stream.of(commands)
              .map(command -> errorFrame(context, recorder, client, command.asMessage("elsewhere")))
              .distinct()
              .collect(joining(", "));
      client.connectionId(); // The response shows that the connection is open.
      return "the frame %s, and the socket stays".formatted(frames);
    }
  }

  private static String errorFrame(
      ConformanceContext context, EventRecorder recorder, FrameClient client, String message) {
    client.send(message);
    JsonNode requestContext = recorder.awaitEvent("MESSAGE").path("requestContext");
    Duration patience = context.timeouts().integration().plus(context.timeouts().patience());
    return client
        .receiveWithin(patience)
        .map(MessageRows::text)
        .orElse(SILENCE)
        .replace(requestContext.path("connectionId").asText(), "ID")
        .replace(requestContext.path("requestId").asText(), "ID");
  }

  private static String text(ReceivedFrame received) {
    return received instanceof Text text ? text.text() : received.toString();
  }

  /** Returns whether a message overtakes a slow one. */
  private static String order(ConformanceContext context) {
    Duration most = context.timeouts().integration().dividedBy(2);
    Duration sleep = most.compareTo(OVERTAKABLE) < 0 ? most : OVERTAKABLE;
    try (FrameClient client = context.open()) {
      client.send(ProbeCommand.answer(200, "first").delayedBy(sleep).asMessage("answer"));
      client.send(ProbeCommand.answer(200, "second").asMessage("answer"));
      boolean overtaken = client.receiveText().text().equals("second");
      client.receiveText();
      return overtaken ? "each is its own invocation, at once, in no order" : "in turn";
    }
  }

  private static String empty(ConformanceContext context) {
    try (EventRecorder recorder = context.newRecorder();
        FrameClient client = recorder.openClient()) {
      client.send("");
      JsonNode body = recorder.awaitEvent("MESSAGE").path("body");
      return body.asText("?").isEmpty() ? "it is a message too" : "a body of " + body;
    }
  }
}
