package dev.switchboard.lambda;

import static org.assertj.core.api.Assertions.assertThat;

import dev.switchboard.domain.access.Credentials;
import dev.switchboard.domain.connection.ChannelName;
import dev.switchboard.domain.connection.ChannelPattern;
import dev.switchboard.domain.connection.Connection;
import dev.switchboard.domain.connection.ConnectionId;
import dev.switchboard.domain.connection.Protocol;
import dev.switchboard.domain.connection.Subscription;
import dev.switchboard.domain.connection.SubscriptionId;
import dev.switchboard.domain.protocol.ClientMessage;
import dev.switchboard.domain.protocol.Codec;
import dev.switchboard.domain.protocol.Event;
import dev.switchboard.domain.protocol.EventFrames;
import dev.switchboard.domain.protocol.RequestId;
import dev.switchboard.domain.protocol.SubmittedEvent;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests of reading clients' messages and of writing events. */
final class JsonCodecTest {

  private final Codec codec = new JsonCodec();

  @Test
  void a_subscribe_is_read_past_all_that_amplify_adds() {
    assertThat(
            codec.decode(
                """
                {"id":"abc45cbd-1","channel":"/default/room",
                 "authorization":{"host":"localhost:21443","x-amz-date":"20261123T132934Z",
                  "x-api-key":"k","x-amz-user-agent":"aws-amplify/6.22.1 framework/100"},
                 "payload":{"channel":"/other","events":[1],"extensions":{"authorization":
                  {"x-api-key":"other"}}},"type":"subscribe"}
                """))
        .isEqualTo(
            new ClientMessage.Subscribe(
                new SubscriptionId("abc45cbd-1"),
                new ChannelPattern("/default/room"),
                new Credentials.ApiKey("k")));
  }

  @ParameterizedTest
  @CsvSource({
    "default/room, /default/room",
    "/default/room/, /default/room",
    "default/*, /default/*",
    "/default/*/, /default/*"
  })
  void a_pattern_is_read_in_one_form(String written, String pattern) {
    assertThat(
            codec.decode("{\"type\":\"subscribe\",\"id\":\"1\",\"channel\":\"" + written + "\"}"))
        .isEqualTo(
            new ClientMessage.Subscribe(
                new SubscriptionId("1"), new ChannelPattern(pattern), new Credentials.None()));
  }

  @Test
  void a_publish_is_read_with_each_event_that_is_one_and_each_that_is_none() {
    assertThat(
            codec.decode(
                """
                {"type":"publish","id":"1","channel":"/a","authorization":{"authorization":"j.w.t"},
                 "events":["{\\"x\\":1}"," 7 ","hello","","1 2","[1,","\\"s\\""]}
                """))
        .isEqualTo(
            new ClientMessage.Publish(
                new RequestId("1"),
                new ChannelName("/a"),
                List.of(
                    new SubmittedEvent.Valid(new Event.Json("{\"x\":1}")),
                    new SubmittedEvent.Valid(new Event.Json(" 7 ")),
                    new SubmittedEvent.Invalid("The event is not valid JSON."),
                    new SubmittedEvent.Invalid("The event is empty; it must be valid JSON."),
                    new SubmittedEvent.Invalid("The event is more than one JSON value."),
                    new SubmittedEvent.Invalid("The event is not valid JSON."),
                    new SubmittedEvent.Valid(new Event.Json("\"s\""))),
                new Credentials.Token("j.w.t")));
  }

  @Test
  void the_first_word_and_an_unsubscribe_are_read() {
    assertThat(codec.decode("{\"type\":\"connection_init\"}"))
        .isEqualTo(new ClientMessage.ConnectionInit());
    assertThat(codec.decode("{\"type\":\"unsubscribe\",\"id\":\"s\"}"))
        .isEqualTo(new ClientMessage.Unsubscribe(new SubscriptionId("s")));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "hello | error | BadRequestException |",
        "'' | error | BadRequestException |",
        "7 | error | BadRequestException |",
        "[] | error | BadRequestException |",
        "{} {} | error | BadRequestException |",
        "{ | error | BadRequestException |",
        "{} | error | UnsupportedOperation |",
        "{\"type\":\"dance\",\"id\":\"7\"} | error | UnsupportedOperation | 7",
        "{\"type\":7,\"id\":8} | error | UnsupportedOperation |",
        "{\"type\":\"subscribe\"} | subscribe_error | BadRequestException |",
        "{\"type\":\"subscribe\",\"id\":\"1\"} | subscribe_error | BadRequestException | 1",
        "{\"type\":\"subscribe\",\"id\":\"a b\",\"channel\":\"/a\"}"
            + " | subscribe_error | BadRequestException | a b",
        "{\"type\":\"subscribe\",\"id\":\"1\",\"channel\":\"/*\"}"
            + " | subscribe_error | BadRequestException | 1",
        "{\"type\":\"subscribe\",\"id\":\"1\",\"channel\":\"/a/*/b\"}"
            + " | subscribe_error | BadRequestException | 1",
        "{\"type\":\"unsubscribe\"} | unsubscribe_error | BadRequestException |",
        "{\"type\":\"publish\",\"channel\":\"/a\",\"events\":[\"1\"]}"
            + " | publish_error | BadRequestException |",
        "{\"type\":\"publish\",\"id\":\"1\",\"channel\":\"/a\",\"events\":[]}"
            + " | publish_error | BadRequestException | 1",
        "{\"type\":\"publish\",\"id\":\"1\",\"channel\":\"/a\",\"events\":[1]}"
            + " | publish_error | BadRequestException | 1",
        "{\"type\":\"publish\",\"id\":\"1\",\"channel\":\"/a\",\"events\":\"1\"}"
            + " | publish_error | BadRequestException | 1",
        "{\"type\":\"publish\",\"id\":\"1\",\"channel\":\"/a/*\",\"events\":[\"1\"]}"
            + " | publish_error | BadRequestException | 1",
        "{\"type\":\"publish\",\"id\":\"1\",\"channel\":\"/a//b\",\"events\":[\"1\"]}"
            + " | publish_error | BadRequestException | 1"
      })
  void what_cannot_be_understood_is_answered(
      String text, String type, String errorType, String id) {
    assertThat(codec.decode(text)).isInstanceOf(ClientMessage.Unreadable.class);
    String answer = codec.encode(((ClientMessage.Unreadable) codec.decode(text)).answer()).text();

    assertThat(answer)
        .startsWith("{\"type\":\"" + type + "\"" + (id == null ? "," : ",\"id\":\"" + id + "\","))
        .contains("\"errors\":[{\"errorType\":\"" + errorType + "\",\"message\":\"");
  }

  @Test
  void an_event_is_passed_on_as_a_string_and_as_it_was_written() {
    EventFrames frames = codec.frames(new Event.Json("{ \"a\":\"é\\n\" }"));

    assertThat(frames.to(subscription(Protocol.EVENTS)).text())
        .isEqualTo(
            """
            {"type":"data","id":"s1","event":"{ \\"a\\":\\"é\\\\n\\" }"}\
            """);
    assertThat(frames.to(subscription(Protocol.PLAIN)).text()).isEqualTo("{ \"a\":\"é\\n\" }");
  }

  @ParameterizedTest
  @ValueSource(strings = {"hello", "\"quoted\"", "\n\0\ud83d\ude00", "", "{\"json\":1}"})
  void text_reaches_both_protocols_as_the_same_text(String text) {
    EventFrames frames = codec.frames(new Event.Text(text));
    String data = frames.to(subscription(Protocol.EVENTS)).text();
    String event = data.substring(data.indexOf("\"event\":") + 8, data.length() - 1);

    assertThat(frames.to(subscription(Protocol.PLAIN)).text()).isEqualTo(text);
    // A string that contains a string.
    assertThat(EventJsonReader.plain(EventJsonReader.plain(event))).isEqualTo(text);
  }

  @Test
  void a_json_string_reaches_a_plain_client_as_its_value() {
    assertThat(codec.frames(new Event.Json(" \"a\\nb\" ")).plain().text()).isEqualTo("a\nb");
  }

  /** Encoded as UTF-8, its value would have a question mark. */
  @Test
  void a_json_string_with_half_a_surrogate_pair_reaches_a_plain_client_as_json() {
    String json = "\"half \\ud83d\"";

    assertThat(codec.frames(new Event.Json(json)).plain().text()).isEqualTo(json);
  }

  @Test
  void an_id_with_half_a_surrogate_pair_is_repeated_as_an_escape() {
    String text = "{\"type\":\"subscribe\",\"id\":\"a\\ud83d\",\"channel\":\"/a\\udc00\"}";

    assertThat(codec.encode(((ClientMessage.Unreadable) codec.decode(text)).answer()).text())
        .startsWith("{\"type\":\"subscribe_error\",\"id\":\"a\\ud83d\",");
  }

  @ParameterizedTest
  @MethodSource("beyondLimits")
  void valid_json_beyond_a_limit_of_the_parser_is_named_as_that(String json, String limit) {
    assertThat(codec.decode("{\"more\":" + json + "}"))
        .isInstanceOfSatisfying(
            ClientMessage.Unreadable.class,
            unreadable ->
                assertThat(unreadable.answer().error().message())
                    .isEqualTo("The message " + limit));
    assertThat(EventJsonReader.submitted(json))
        .isEqualTo(new SubmittedEvent.Invalid("The event " + limit));
  }

  static Stream<Arguments> beyondLimits() {
    return Stream.of(
        Arguments.of(
            "[".repeat(60_000) + "]".repeat(60_000), "is nested more than 1,000 levels deep."),
        Arguments.of(
            "{\"a\":".repeat(1_001) + "1" + "}".repeat(1_001),
            "is nested more than 1,000 levels deep."),
        Arguments.of("9".repeat(100_000), "has a number of more than 1,000 characters."),
        Arguments.of(
            "[-0." + "3".repeat(1_001) + "]", "has a number of more than 1,000 characters."),
        Arguments.of(
            "{\"" + "n".repeat(60_000) + "\":1}", "has a name of more than 50,000 characters."),
        Arguments.of("{\"\\ud83d\":1}", "has a name with half of a surrogate pair."));
  }

  private static Subscription subscription(Protocol protocol) {
    return new Subscription(
        new Connection(new ConnectionId("ada"), Instant.EPOCH, protocol),
        new SubscriptionId("s1"),
        new ChannelPattern("/a"));
  }
}
