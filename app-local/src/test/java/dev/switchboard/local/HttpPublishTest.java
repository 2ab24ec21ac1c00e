package dev.switchboard.local;

import static org.assertj.core.api.Assertions.assertThat;

import dev.switchboard.gateway.GatewaySettings;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The guarantees for a backend that publishes over HTTP, with each store. */
@ParameterizedClass
@EnumSource(StoreChoice.class)
final class HttpPublishTest {

  private static final HttpClient HTTP = HttpClient.newHttpClient();
  private static final String BODY = "{\"channel\":\"/default/room\",\"events\":[\"1\"]}";
  private static final String OTHER = "{\"channel\":\"/default/room\",\"events\":[\"2\"]}";

  private final InvocationLog log = new InvocationLog();
  private final Switchboard switchboard;

  HttpPublishTest(StoreChoice store) {
    switchboard = Switchboard.start(GatewaySettings.defaults(), ServiceSettings.over(store), log);
  }

  @AfterEach
  void stop() {
    switchboard.close();
  }

  @Test
  void a_request_with_an_idempotency_key_is_published_once() {
    EventsClient ada = subscriber();

    HttpResponse<String> first = publish(BODY, "order-7");
    HttpResponse<String> again = publish(BODY, "order-7");
    publish(OTHER, "order-8");

    assertThat(first.statusCode()).isEqualTo(200);
    assertThat(again.statusCode()).isEqualTo(200);
    assertThat(again.body()).isEqualTo(first.body());
    assertThat(List.of(ada.next(), ada.next()))
        .satisfiesExactly(
            one -> assertThat(one).contains("\"event\":\"1\""),
            two -> assertThat(two).contains("\"event\":\"2\""));
  }

  @Test
  void concurrent_requests_with_one_idempotency_key_are_published_once() {
    EventsClient ada = subscriber();

    List<Integer> statuses =
        Stream.generate(() -> CompletableFuture.supplyAsync(() -> publish(BODY, "k")))
            .limit(8)
            .toList()
            .stream()
            .map(each -> each.join().statusCode())
            .toList();
    publish(OTHER, "last");

    assertThat(statuses).contains(200).containsAnyOf(200, 409).doesNotContain(500);
    assertThat(ada.next()).contains("\"event\":\"1\"");
    assertThat(ada.next()).contains("\"event\":\"2\"");
  }

  @Test
  void a_repeated_request_without_a_key_is_published_twice() {
    EventsClient ada = subscriber();

    assertThat(publish(BODY).body()).isNotEqualTo(publish(BODY).body());

    assertThat(List.of(ada.next(), ada.next())).allMatch(each -> each.contains("\"event\":\"1\""));
  }

  @Test
  void a_key_that_was_used_for_another_body_is_refused() {
    publish(BODY, "k");

    HttpResponse<String> refused = publish(OTHER, "k");

    assertThat(refused.statusCode()).isEqualTo(400);
    assertThat(refused.body()).contains("This Idempotency-Key was used for another publication.");
  }

  @Test
  void a_refused_request_may_be_repeated_with_the_same_key() {
    String six = "{\"channel\":\"/default/a\",\"events\":[\"1\",\"1\",\"1\",\"1\",\"1\",\"1\"]}";

    assertThat(publish(six, "k").statusCode()).isEqualTo(400);
    assertThat(publish(BODY, "k").statusCode()).isEqualTo(200);
  }

  @ParameterizedTest
  @ValueSource(strings = {"with space", "a\tb"})
  void a_key_of_other_characters_is_refused(String key) {
    assertThat(publish(BODY, key).statusCode()).isEqualTo(400);
    assertThat(publish(BODY, "x".repeat(256)).statusCode()).isEqualTo(400);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "hello",
        "[]",
        "{",
        "{} {}",
        "{}",
        "{\"channel\":\"/default/room\"}",
        "{\"channel\":\"/default/*\",\"events\":[\"1\"]}",
        "{\"channel\":7,\"events\":[\"1\"]}",
        "{\"channel\":\"/default/room\",\"events\":[1]}",
        "{\"channel\":\"/default/room\",\"events\":[]}"
      })
  void an_invalid_publication_is_refused_in_the_format_that_amplify_reads(String body) {
    HttpResponse<String> refused = publish(body);

    assertThat(refused.statusCode()).isEqualTo(400);
    assertThat(refused.headers().firstValue("x-amzn-errortype")).contains("BadRequestException");
    assertThat(refused.body()).contains("\"message\":");
    log.awaitLine("PUBLISH", "\"status\":400,\"refused\":\"");
  }

  @Test
  void a_request_with_invalid_credentials_is_refused_without_logging_them() {
    HttpResponse<String> refused = send(request(BODY).header("x-api-key", "guess"));

    assertThat(refused.statusCode()).isEqualTo(401);
    assertThat(refused.headers().firstValue("x-amzn-errortype")).contains("UnauthorizedException");
    assertThat(send(request(BODY)).statusCode()).isEqualTo(401);
    assertThat(log.awaitLine("PUBLISH", "\"refused\":\"The API key is not known here.\""))
        .doesNotContain("guess");
    log.awaitLine("PUBLISH", "\"refused\":\"You are not authorized to make this call.\"");
  }

  @Test
  void an_event_too_large_for_a_frame_is_reported_and_the_others_are_published() {
    EventsClient ada = subscriber();
    String large = "\\\"" + "x".repeat(131_000) + "\\\"";

    HttpResponse<String> answer =
        publish("{\"channel\":\"/default/room\",\"events\":[\"" + large + "\",\"2\"]}");

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.body()).contains("\"index\":0,\"message\":\"The event is too large");
    assertThat(ada.next()).contains("\"event\":\"2\"");
  }

  private EventsClient subscriber() {
    EventsClient client = EventsClient.connect(switchboard.webSocketUrl());
    assertThat(client.subscribe("s", "/default/room")).contains("subscribe_success");
    return client;
  }

  private HttpResponse<String> publish(String body) {
    return send(request(body).header("x-api-key", "local-key"));
  }

  private HttpResponse<String> publish(String body, String key) {
    return send(request(body).header("x-api-key", "local-key").header("Idempotency-Key", key));
  }

  private HttpRequest.Builder request(String body) {
    return HttpRequest.newBuilder(switchboard.eventUrl())
        .header("content-type", "application/json")
        .POST(HttpRequest.BodyPublishers.ofString(body));
  }

  private static HttpResponse<String> send(HttpRequest.Builder request) {
    return HTTP.sendAsync(request.build(), HttpResponse.BodyHandlers.ofString()).join();
  }
}
