package dev.switchboard.gateway.http;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.switchboard.gateway.ConnectorAccess;
import dev.switchboard.gateway.Functions;
import dev.switchboard.gateway.GatewaySettings;
import dev.switchboard.gateway.HttpApi;
import dev.switchboard.gateway.HttpApiLimits;
import dev.switchboard.gateway.LocalGateway;
import dev.switchboard.gateway.testkit.HttpApiClient;
import dev.switchboard.gateway.testkit.HttpResponses;
import dev.switchboard.gateway.testkit.RawClient;
import dev.switchboard.gateway.testkit.ScriptedFunction;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.IntStream;
import org.eclipse.jetty.util.thread.QueuedThreadPool;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Unusual, concurrent and incomplete requests to an HTTP API. */
final class HttpApiHandlerTest {

  private static final String HEAD = "POST /event HTTP/1.1\r\nHost: localhost\r\n";

  private final Queue<String> bodies = new ConcurrentLinkedQueue<>();
  private final CountDownLatch released = new CountDownLatch(1);
  private final CyclicBarrier meeting = new CyclicBarrier(20);
  private final LocalGateway gateway =
      LocalGateway.bind(
          GatewaySettings.defaults()
              .withHttpApi(
                  HttpApi.of("ANY /event", "POST /meet", "POST /stuck")
                      .withLimits(HttpApiLimits.OF_AWS.withSizes(1000, 10_000))));
  private final HttpApiClient web = new HttpApiClient(gateway);

  @BeforeEach
  void serve() {
    gateway.serve(
        Functions.all(_ -> "{\"statusCode\":200}")
            .with("ANY /event", this::echo)
            .with("POST /meet", this::meet)
            .with("POST /stuck", this::waits),
        _ -> {});
  }

  @AfterEach
  void close() {
    released.countDown();
    gateway.close();
  }

  @Test
  void a_body_without_a_length_is_read_whole() throws Exception {
    HttpResponse<String> response =
        web.send(
            "POST",
            "/event",
            BodyPublishers.ofInputStream(
                () -> new ByteArrayInputStream("in chunks".getBytes(UTF_8))),
            "Content-Type",
            "text/plain");

    assertThat(response.body()).isEqualTo("in chunks");
  }

  @Test
  void a_body_without_a_length_has_its_limit_too() throws Exception {
    byte[] tooLong = new byte[1001];

    assertThat(
            web.send(
                    "POST",
                    "/event",
                    BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(tooLong)))
                .statusCode())
        .isEqualTo(413);
    assertThat(bodies).isEmpty();
  }

  @Test
  void head_is_answered_without_a_body() throws IOException {
    try (RawClient client = new RawClient(gateway)) {
      client.write("HEAD /event HTTP/1.1\r\nHost: localhost\r\n\r\n".getBytes(UTF_8));
      client.write("HEAD /none HTTP/1.1\r\nHost: localhost\r\n\r\n".getBytes(UTF_8));
      client.write(
          "GET /event HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n".getBytes(UTF_8));

      String answers = client.readToEnd();

      assertThat(HttpResponses.statuses(answers)).containsExactly(200, 404, 200);
      assertThat(answers.split("\r\n\r\n", -1)).hasSize(4).endsWith("nothing");
      assertThat(answers).containsIgnoringCase("Content-Length: 7");
    }
  }

  @Test
  void many_requests_are_handled_at_the_same_time() {
    List<CompletableFuture<HttpResponse<String>>> all =
        IntStream.range(0, meeting.getParties())
            .mapToObj(i -> web.postLater("/meet", "guest " + i))
            .toList();

    assertThat(all)
        .allSatisfy(each -> assertThat(each.get(10, TimeUnit.SECONDS).statusCode()).isEqualTo(200));
  }

  @Test
  void a_function_that_is_stuck_delays_no_other_request() throws Exception {
    CompletableFuture<HttpResponse<String>> stuck = web.postLater("/stuck", "");

    assertThat(web.post("/event", "hello").body()).isEqualTo("hello");
    assertThat(stuck).isNotDone();
    released.countDown();
    assertThat(stuck.get(10, TimeUnit.SECONDS).statusCode()).isEqualTo(200);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Content-Length: 100\r\n\r\nno hundred",
        "Transfer-Encoding: chunked\r\n\r\n5\r\nhello\r\n",
        "Transfer-Encoding: chunked\r\n\r\n50\r\nhello",
        "Content-Length: 5\r\n"
      })
  void a_client_that_aborts_its_body_leaves_no_resources(String broken) throws IOException {
    for (int i = 0; i < 10; i++) {
      try (RawClient client = new RawClient(gateway)) {
        client.write((HEAD + broken).getBytes(UTF_8));
        if (i % 2 == 0) {
          client.reset();
        }
      }
    }

    assertAtRest();
    assertThat(bodies).isEmpty();
  }

  @Test
  void a_client_that_aborts_before_the_response_leaves_no_resources() throws IOException {
    try (RawClient client = new RawClient(gateway)) {
      client.write(
          "POST /stuck HTTP/1.1\r\nHost: localhost\r\nContent-Length: 0\r\n\r\n".getBytes(UTF_8));
      client.reset();
    }
    released.countDown();

    assertAtRest();
  }

  @Test
  void a_length_beyond_the_body_waits_and_is_no_request() throws IOException {
    try (RawClient client = new RawClient(gateway)) {
      client.write((HEAD + "Content-Length: 100\r\n\r\nno hundred").getBytes(UTF_8));
      client.endOutput();

      assertThat(HttpResponses.statuses(client.readToEnd())).doesNotContain(200);
    }
    assertThat(bodies).isEmpty();
  }

  @Test
  void a_length_short_of_the_body_cuts_it_and_the_rest_is_no_request() throws IOException {
    try (RawClient client = new RawClient(gateway)) {
      client.write(
          (HEAD + "Content-Type: text/plain\r\nContent-Length: 5\r\n\r\nhello, and more\r\n\r\n")
              .getBytes(UTF_8));

      List<Integer> statuses = HttpResponses.statuses(client.readToEnd());
      assertThat(statuses).hasSize(2).startsWith(200);
      assertThat(statuses.getLast()).isIn(400, 505);
    }
    assertThat(bodies).containsExactly("hello");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Content-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
        "Content-Length: 5\r\nContent-Length: 6\r\n\r\nhello",
        "Content-Length: -5\r\n\r\nhello",
        "Content-Length: five\r\n\r\nhello",
        "Transfer-Encoding: chunked\r\n\r\nfive\r\nhello\r\n0\r\n\r\n"
      })
  void a_malformed_length_is_a_bad_request(String nonsense) throws IOException {
    try (RawClient client = new RawClient(gateway)) {
      client.write((HEAD + nonsense).getBytes(UTF_8));

      String answers = client.readToEnd();

      assertThat(HttpResponses.statuses(answers)).containsExactly(400);
      HttpResponses.assertRefused(answers, nonsense);
    }
    assertThat(bodies).isEmpty();
    assertAtRest();
  }

  @Test
  void one_connection_carries_many_requests() throws IOException {
    try (RawClient client = new RawClient(gateway)) {
      for (int i = 0; i < 3; i++) {
        assertThat(client.request("GET /none", List.of(), "Host: localhost", "Content-Length: 0"))
            .startsWith("HTTP/1.1 404 ");
        client.write(HEAD.getBytes(UTF_8));
        client.write("Content-Length: 0\r\n\r\n".getBytes(UTF_8));
        assertThat(client.answer()).contains("HTTP/1.1 200 ");
        assertThat(client.body("nothing".length())).isEqualTo("nothing");
      }
    }
  }

  @Test
  void a_query_that_cannot_be_decoded_never_reaches_the_function() throws IOException {
    try (RawClient client = new RawClient(gateway)) {
      assertThat(client.request("GET /event?a=%zz", List.of(), "Host: localhost"))
          .startsWith("HTTP/1.1 400 ");
    }
    assertThat(bodies).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"OPTIONS *", "CONNECT localhost:80", "GET //event", "GET /event/%2e%2e"})
  void a_target_without_a_path_is_refused(String methodAndTarget) throws IOException {
    try (RawClient client = new RawClient(gateway)) {
      String answer = client.request(methodAndTarget, List.of(), "Host: localhost");

      assertThat(HttpResponses.statuses(answer)).hasSize(1);
      HttpResponses.assertRefused(answer, methodAndTarget);
    }
    assertThat(bodies).isEmpty();
  }

  @Test
  void a_handshake_without_a_matching_route_is_forbidden() throws IOException {
    try (RawClient client = new RawClient(gateway)) {
      assertThat(client.upgrade(gateway.webSocketUrl().resolve("/prod")))
          .startsWith("HTTP/1.1 403 ");
    }
  }

  private String echo(String event) {
    String body = ScriptedFunction.parse(event).path("body").asText("");
    bodies.add(body);
    return ScriptedFunction.json(
        Map.of("statusCode", 200, "body", body.isEmpty() ? "nothing" : body));
  }

  private String meet(String event) {
    try {
      meeting.await(10, TimeUnit.SECONDS);
    } catch (InterruptedException | BrokenBarrierException | TimeoutException alone) {
      throw new IllegalStateException(alone);
    }
    return "{\"statusCode\":200}";
  }

  private String waits(String event) {
    try {
      released.await();
    } catch (InterruptedException stop) {
      throw new IllegalStateException(stop);
    }
    return "{\"statusCode\":200}";
  }

  private void assertAtRest() {
    QueuedThreadPool threads =
        (QueuedThreadPool) ConnectorAccess.of(gateway).getServer().getThreadPool();
    await()
        .pollInterval(Duration.ofMillis(5))
        .untilAsserted(
            () -> {
              assertThat(ConnectorAccess.of(gateway).getConnectedEndPoints()).isEmpty();
              assertThat(threads.getUtilizedThreads()).isZero();
            });
  }
}
