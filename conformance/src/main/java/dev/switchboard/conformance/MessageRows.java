package dev.switchboard.conformance;

import static java.util.stream.Collectors.joining;

import com.fasterxml.jackson.databind.JsonNode;
import dev.switchboard.conformance.Heard.Text;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/** Which route a message takes, and what its sender hears of it. */
final class MessageRows {

  private static final String SILENCE = "nothing is sent";
  private static final Duration OVERTAKABLE = Duration.ofSeconds(3);

  private MessageRows() {}

  static List<Row> rows(Times times) {
    return List.of(
        Row.of("route-custom", "that route's function", MessageRows::custom),
        Row.of(
            "route-default", "$default", with -> routes(with, "words", "{}", "{\"action\":\"?\"}")),
        Row.of(
            "route-forged",
            "$default",
            with -> routes(with, Wish.NOTHING.on("$connect"), Wish.NOTHING.on("$disconnect"))),
        Row.of("route-lenient", "$default", with -> routes(with, "{action: \"answer\"}")),
        Row.of("response-sent", "the body is sent, whatever the status", MessageRows::sent),
        Row.of(
            "response-empty",
            SILENCE,
            with -> answers(with, "answer", Wish.status(200), Wish.answer(200, ""))),
        Row.of("response-none", SILENCE, with -> answers(with, "elsewhere", Wish.answer(200, "x"))),
        errorFrame("message-throws", "Internal server error", Wish.THROW),
        errorFrame("message-malformed", "Internal server error", Wish.WORDS, Wish.TOO_MUCH),
        Row.of("message-null", SILENCE, with -> answers(with, "answer", Wish.NULL)),
        slow(times),
        Row.of("order", "each is its own invocation, at once, in no order", MessageRows::order),
        Row.of("message-empty", "it is a message too", MessageRows::empty));
  }

  private static String custom(Instruments with) {
    String routes = routes(with, Wish.NOTHING.on("answer"));
    return routes.equals("answer") ? "that route's function" : routes;
  }

  /** The route that each message takes, said once if it is the same. */
  private static String routes(Instruments with, String... messages) {
    try (Witness witness = with.witness();
        Client client = witness.client()) {
      return Stream.of(messages)
          .peek(client::say)
          .map(_ -> witness.event("MESSAGE").at("/requestContext/routeKey").asText())
          .distinct()
          .collect(joining(", "));
    }
  }

  private static String sent(Instruments with) {
    try (Client client = with.open()) {
      client.say(Wish.answer(200, "words").on("answer"));
      Text first = client.hears();
      client.say(Wish.answer(500, "words").on("answer"));
      Text second = client.hears();
      return first.text().equals("words") && second.text().equals("words")
          ? "the body is sent, whatever the status"
          : first + "; " + second;
    }
  }

  /** What a client hears of each wish once the function is at work, said once if it is the same. */
  private static String answers(Instruments with, String route, Wish... wishes) {
    try (Witness witness = with.witness();
        Client client = witness.client()) {
      return Stream.of(wishes)
          .map(wish -> answer(with, witness, client, wish.on(route)))
          .distinct()
          .collect(joining(", "));
    }
  }

  private static String answer(Instruments with, Witness witness, Client client, String message) {
    client.say(message);
    witness.event("MESSAGE");
    return client.within(with.times().quiet()).map(Heard::toString).orElse(SILENCE);
  }

  private static Row errorFrame(String name, String words, Wish... wishes) {
    return Row.of(name, frame(words), with -> errorFrames(with, wishes));
  }

  private static Row slow(Times times) {
    return Row.taking(
        times.integration(),
        "message-slow",
        frame("Endpoint request timed out"),
        with -> errorFrames(with, Wish.NOTHING.after(with.times().tooLong())));
  }

  private static String frame(String words) {
    return "the frame {\"message\": \"%s\", \"connectionId\":\"ID\", \"requestId\":\"ID\"}, and the socket stays"
        .formatted(words);
  }

  private static String errorFrames(Instruments with, Wish... wishes) {
    try (Witness witness = with.witness();
        Client client = witness.client()) {
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
      Instruments with, Witness witness, Client client, String message) {
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

  private static String words(Heard heard) {
    return heard instanceof Text text ? text.text() : heard.toString();
  }

  /** Whether a message that takes its time is overtaken by the next. */
  private static String order(Instruments with) {
    Duration most = with.times().integration().dividedBy(2);
    Duration sleep = most.compareTo(OVERTAKABLE) < 0 ? most : OVERTAKABLE;
    try (Client client = with.open()) {
      client.say(Wish.answer(200, "first").after(sleep).on("answer"));
      client.say(Wish.answer(200, "second").on("answer"));
      boolean overtaken = client.hears().text().equals("second");
      client.hears();
      return overtaken ? "each is its own invocation, at once, in no order" : "in turn";
    }
  }

  private static String empty(Instruments with) {
    try (Witness witness = with.witness();
        Client client = witness.client()) {
      client.say("");
      JsonNode body = witness.event("MESSAGE").path("body");
      return body.asText("?").isEmpty() ? "it is a message too" : "a body of " + body;
    }
  }
}
