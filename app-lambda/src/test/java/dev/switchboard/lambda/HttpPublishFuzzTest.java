package dev.switchboard.lambda;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.switchboard.domain.access.Credentials;
import dev.switchboard.domain.connection.ChannelName;
import dev.switchboard.domain.protocol.ProtocolError;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/**
 * Verifies that any post of a backend results in the right request or refusal, and never in an
 * exception.
 */
final class HttpPublishFuzzTest {

  /** The body that a backend posts, and the expected publication. */
  record Posted(String body, ChannelName channel, List<GeneratedMessage.Sent> events) {}

  /** The encoding of a body: text or base64. */
  enum Form {
    TEXT,
    BASE64
  }

  @Property
  void any_body_is_a_request_or_refused(@ForAll("bodies") String body, @ForAll Form form) {
    isRequestOrRefused(read(event(body, form, "")));
  }

  @Property
  void any_bytes_in_base64_are_a_request_or_refused(@ForAll byte[] body) {
    isRequestOrRefused(read(event(Base64.getEncoder().encodeToString(body), true, "")));
  }

  @Property
  void any_text_that_should_be_base64_is_a_request_or_refused(@ForAll("bodies") String body) {
    isRequestOrRefused(read(event(body, true, "")));
  }

  @Property
  void any_event_is_a_request_or_refused(@ForAll("events") String event) {
    isRequestOrRefused(read(event));
  }

  @Property
  void a_publication_is_read_as_it_was_meant(
      @ForAll("posted") Posted posted, @ForAll Form form, @ForAll("keys") String key) {
    String headers =
        JsonTexts.member("Idempotency-Key", JsonTexts.quoted(key))
            + ","
            + JsonTexts.member("x-api-key", JsonTexts.quoted("k"));

    assertThat(read(event(posted.body(), form, headers)))
        .isEqualTo(
            new PublishRequestReader.Result.Read(
                new PublishRequest(
                    posted.channel(),
                    posted.events().stream().map(GeneratedMessage.Sent::meant).toList(),
                    new Credentials.ApiKey("k"),
                    Optional.of(key),
                    posted.body())));
  }

  @Property
  void a_publication_cut_short_or_followed_by_more_is_refused(
      @ForAll("posted") Posted posted, @ForAll Form form, @ForAll("places") int where) {
    String body = posted.body();
    String cut = body.substring(0, where % body.length());

    for (String wrong : List.of(cut, body + "1", body + body, body + "}")) {
      assertThat(read(event(wrong, form, "")))
          .isEqualTo(
              new PublishRequestReader.Result.Wrong(
                  new ProtocolError(
                      ProtocolError.Type.BAD_REQUEST, "The body is not a JSON object in UTF-8.")));
    }
  }

  private static void isRequestOrRefused(PublishRequestReader.Result result) {
    switch (result) {
      case PublishRequestReader.Result.Read(PublishRequest request) ->
          assertThat(request.events()).isNotEmpty();
      case PublishRequestReader.Result.Wrong(ProtocolError error) ->
          assertThat(error.message()).isNotBlank();
    }
  }

  private static PublishRequestReader.Result read(String event) {
    return PublishRequestReader.read(event.getBytes(UTF_8));
  }

  private static String event(String body, Form form, String headers) {
    return switch (form) {
      case TEXT -> event(body, false, headers);
      case BASE64 -> event(Base64.getEncoder().encodeToString(body.getBytes(UTF_8)), true, headers);
    };
  }

  private static String event(String body, boolean base64, String headers) {
    return JsonTexts.object(
        List.of(
            JsonTexts.member("version", "\"2.0\""),
            JsonTexts.member("headers", "{" + headers + "}"),
            JsonTexts.member("body", JsonTexts.quoted(body)),
            JsonTexts.member("isBase64Encoded", String.valueOf(base64))));
  }

  @Provide
  Arbitrary<String> bodies() {
    return Arbitraries.oneOf(
        Arbitraries.strings().withoutEdgeCases(),
        JsonTexts.wildValues(),
        JsonTexts.garbled(posted().map(Posted::body)));
  }

  /** Returns corrupted events of API Gateway. */
  @Provide
  Arbitrary<String> events() {
    String headers = JsonTexts.member("Idempotency-Key", JsonTexts.quoted("key"));
    return JsonTexts.garbled(
        Combinators.combine(posted(), Arbitraries.of(Form.class))
            .as((posted, form) -> event(posted.body(), form, headers)));
  }

  @Provide
  Arbitrary<Posted> posted() {
    Arbitrary<String> others = JsonTexts.values().map(json -> JsonTexts.member("id", json));
    return Combinators.combine(
            GeneratedMessage.channels(),
            GeneratedMessage.events().list().ofMinSize(1).ofMaxSize(4),
            others.list().ofMaxSize(2))
        .flatAs(
            (channel, events, more) ->
                Arbitraries.shuffle(
                        JsonTexts.member("channel", JsonTexts.quoted(channel)),
                        JsonTexts.member("events", GeneratedMessage.written(events)),
                        JsonTexts.member("more", JsonTexts.object(more)))
                    .map(
                        members ->
                            new Posted(
                                JsonTexts.object(members), new ChannelName(channel), events)))
        .withoutEdgeCases();
  }

  @Provide
  Arbitrary<String> keys() {
    return Arbitraries.strings().withCharRange('!', '~').ofMinLength(1).ofMaxLength(255);
  }

  @Provide
  Arbitrary<Integer> places() {
    return JsonTexts.places();
  }
}
