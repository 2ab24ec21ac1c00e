package dev.switchboard.lambda;

import static org.assertj.core.api.Assertions.assertThat;

import dev.switchboard.domain.connection.ChannelPattern;
import dev.switchboard.domain.connection.Connection;
import dev.switchboard.domain.connection.ConnectionId;
import dev.switchboard.domain.connection.Protocol;
import dev.switchboard.domain.connection.Subscription;
import dev.switchboard.domain.connection.SubscriptionId;
import dev.switchboard.domain.protocol.ClientMessage;
import dev.switchboard.domain.protocol.Event;
import dev.switchboard.domain.protocol.ServerMessage;
import dev.switchboard.domain.protocol.SubmittedEvent;
import java.time.Instant;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Verifies that any text results in the right message or refusal, and never in an exception. */
final class CodecFuzzTest {

  private static final Subscription SUBSCRIPTION =
      new Subscription(
          new Connection(new ConnectionId("ada"), Instant.EPOCH, Protocol.EVENTS),
          new SubscriptionId("s1"),
          new ChannelPattern("/a"));

  private final JsonCodec codec = new JsonCodec();

  @Property
  void any_text_is_a_message_or_a_refusal_that_can_be_told(@ForAll("texts") String text) {
    isUnderstoodOrRefused(text);
  }

  @Property
  void json_of_any_shape_is_a_message_or_a_refusal_that_can_be_told(@ForAll("shaped") String text) {
    isUnderstoodOrRefused(text);
  }

  @Property
  void a_garbled_message_is_a_message_or_a_refusal_that_can_be_told(
      @ForAll("garbled") String text) {
    isUnderstoodOrRefused(text);
  }

  @Property
  void a_message_is_read_as_it_was_meant_however_it_was_written(
      @ForAll("messages") GeneratedMessage said) {
    assertThat(codec.decode(said.text())).isEqualTo(said.meant());
  }

  @Property
  void a_message_cut_short_anywhere_is_refused(
      @ForAll("messages") GeneratedMessage said, @ForAll("places") int where) {
    String cut = said.text().substring(0, where % said.text().length());

    assertThat(codec.decode(cut))
        .isInstanceOfSatisfying(
            ClientMessage.Unreadable.class,
            unreadable -> {
              assertThat(unreadable.answer().kind())
                  .isEqualTo(ServerMessage.ErrorResponse.Kind.OTHER);
              assertThat(unreadable.answer().id()).isEmpty();
            });
  }

  @Property
  void an_event_reaches_its_readers_as_it_was_written(@ForAll("events") String json) {
    isDelivered(new Event.Json(json), json);
  }

  @Property
  void bare_text_reaches_its_readers_as_it_was_written(@ForAll("strings") String text) {
    assertThat(codec.frames(new Event.Text(text)).plain().text()).isEqualTo(text);
    // A JSON string that contains a JSON string that contains the text.
    String event = JsonObjectReader.of(data(new Event.Text(text))).getOrDefault("event", "");
    assertThat(JsonObjectReader.of("{\"text\":" + event + "}")).containsEntry("text", text);
  }

  private void isUnderstoodOrRefused(String text) {
    switch (codec.decode(text)) {
      case ClientMessage.Unreadable(var answer) -> isTold(answer);
      case ClientMessage.Publish publish -> {
        for (SubmittedEvent each : publish.events()) {
          if (each instanceof SubmittedEvent.Valid(Event.Json(String json))) {
            isDelivered(new Event.Json(json), json);
          }
        }
      }
      case ClientMessage.ConnectionInit _,
          ClientMessage.Subscribe _,
          ClientMessage.Unsubscribe _ -> {}
    }
  }

  private void isTold(ServerMessage.ErrorResponse answer) {
    Map<String, String> told = JsonObjectReader.of(codec.encode(answer).text());

    assertThat(told.get("type")).endsWith("error");
    assertThat(told).containsKey("errors");
    answer.id().ifPresent(id -> assertThat(told).containsEntry("id", id));
  }

  private void isDelivered(Event event, String json) {
    assertThat(JsonObjectReader.of(data(event)))
        .isEqualTo(Map.of("type", "data", "id", "s1", "event", json));
  }

  private String data(Event event) {
    return codec.frames(event).to(SUBSCRIPTION).text();
  }

  @Provide
  Arbitrary<String> texts() {
    return Arbitraries.oneOf(
        Arbitraries.strings(),
        Arbitraries.strings().withChars(JsonTexts.SYNTAX),
        JsonTexts.wildValues());
  }

  /**
   * Returns objects with the members of a message, which may be missing, repeated or of another
   * type.
   */
  @Provide
  Arbitrary<String> shaped() {
    Arbitrary<String> names =
        Arbitraries.of("type", "id", "channel", "events", "authorization", "x-api-key", "");
    Arbitrary<String> values =
        Arbitraries.oneOf(
            Arbitraries.of("publish", "subscribe", "unsubscribe", "connection_init", "/a", "/a/*")
                .map(JsonTexts::quoted),
            Arbitraries.of("[\"1\"]", "[1]", "[\"1\",2]", "[[]]", "{\"x-api-key\":{}}"),
            JsonTexts.wildValues());
    Arbitrary<String> types =
        Arbitraries.of("publish", "subscribe", "unsubscribe", "connection_init")
            .map(type -> JsonTexts.member("type", JsonTexts.quoted(type)));
    Arbitrary<String> members = Combinators.combine(names, values).as(JsonTexts::member);
    return Arbitraries.oneOf(types, members)
        .list()
        .ofMaxSize(8)
        .map(JsonTexts::object)
        .withoutEdgeCases();
  }

  @Provide
  Arbitrary<String> garbled() {
    return JsonTexts.garbled(GeneratedMessage.messages().map(GeneratedMessage::text));
  }

  @Provide
  Arbitrary<GeneratedMessage> messages() {
    return GeneratedMessage.messages();
  }

  @Provide
  Arbitrary<String> events() {
    return JsonTexts.values();
  }

  @Provide
  Arbitrary<String> strings() {
    return JsonTexts.strings();
  }

  @Provide
  Arbitrary<Integer> places() {
    return JsonTexts.places();
  }
}
