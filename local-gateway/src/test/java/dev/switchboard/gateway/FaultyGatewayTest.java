package dev.switchboard.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.switchboard.gateway.fault.FaultReader;
import dev.switchboard.gateway.testkit.ManagementClient;
import dev.switchboard.gateway.testkit.ScriptedFunction;
import dev.switchboard.testsupport.WebSocketClient;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The effect of each fault on clients, functions and posts. */
final class FaultyGatewayTest {

  private final ScriptedFunction function = new ScriptedFunction();
  private final Queue<Invocation> invocations = new ConcurrentLinkedQueue<>();
  private final LocalGateway gateway = LocalGateway.bind(GatewaySettings.defaults());
  private final ManagementClient management = new ManagementClient(gateway);

  @BeforeEach
  void serve() {
    gateway.serve(Functions.all(function), invocations::add);
  }

  @AfterEach
  void close() {
    gateway.close();
  }

  @Test
  void a_throttled_account_answers_429_for_every_connection() throws Exception {
    set("throttle=1/2");
    WebSocketClient.connect(gateway.webSocketUrl());
    WebSocketClient.connect(gateway.webSocketUrl());

    List<Integer> statuses =
        IntStream.range(0, 6).mapToObj(i -> post(ids().get(i % 2)).statusCode()).toList();

    assertThat(statuses).startsWith(200, 200).contains(429);
    assertThrottled(post(ids().getFirst()));
  }

  @Test
  void a_slow_consumer_gets_the_same_answer_byte_for_byte_and_nobody_else_does() throws Exception {
    WebSocketClient.connect(gateway.webSocketUrl());
    WebSocketClient other = WebSocketClient.connect(gateway.webSocketUrl());
    set("slow-consumer=" + ids().getFirst());

    HttpResponse<String> slow = post(ids().getFirst());
    assertThrottled(slow);
    assertThat(post(ids().getLast()).statusCode()).isEqualTo(200);
    assertThat(other.texts(1)).hasSize(1);

    gateway.faults().clear();
    set("throttle=1/1");
    post(ids().getLast());
    HttpResponse<String> account = post(ids().getLast());
    assertThat(withoutRequestId(slow)).isEqualTo(withoutRequestId(account));
    assertThat(slow.body()).isEqualTo(account.body());
  }

  @Test
  void a_failed_post_answers_500_and_reaches_nobody() throws Exception {
    WebSocketClient client = WebSocketClient.connect(gateway.webSocketUrl());
    set("failed-posts=50%");

    List<Integer> statuses = IntStream.range(0, 4).mapToObj(i -> post("n" + i, 0)).toList();

    assertThat(statuses).containsExactly(200, 500, 200, 500);
    assertThat(client.texts(2)).containsExactly("n0", "n2");
  }

  @Test
  void a_gone_post_answers_410_though_the_connection_is_open() throws Exception {
    WebSocketClient.connect(gateway.webSocketUrl());
    set("gone-posts=100%");

    HttpResponse<String> response = post(ids().getFirst());

    assertThat(response.statusCode()).isEqualTo(410);
    assertThat(response.headers().firstValue("x-amzn-ErrorType")).hasValue("GoneException");
    assertThat(management.call("GET", ids().getFirst()).statusCode()).isEqualTo(200);
  }

  @Test
  void a_late_post_is_overtaken_and_arrives() throws Exception {
    WebSocketClient client = WebSocketClient.connect(gateway.webSocketUrl());
    set("late-posts=100%/150ms");

    CompletableFuture<HttpResponse<String>> late = management.postLater(ids().getFirst(), "late");
    // The fault is decided when the post arrives, so the post must arrive before the fault is
    // cleared.
    await().until(() -> management.call("GET", ids().getFirst()).statusCode() == 200);
    gateway.faults().clear();
    post("in time", 0);

    assertThat(client.texts(1).getFirst()).isIn("in time", "late");
    assertThat(late.join().statusCode()).isEqualTo(200);
    assertThat(client.texts(2)).contains("late", "in time");
  }

  @Test
  void a_lost_disconnect_is_never_delivered() {
    set("lost-disconnects");
    WebSocketClient.connect(gateway.webSocketUrl()).socket().sendClose(1000, "").join();
    WebSocketClient notified = WebSocketClient.connect(gateway.webSocketUrl());
    await().until(() -> management.call("GET", ids().getFirst()).statusCode() == 410);
    gateway.faults().clear();

    notified.socket().sendClose(1000, "").join();

    assertThat(function.first("DISCONNECT").at("/requestContext/connectionId").asText())
        .isEqualTo(ids().getLast());
  }

  @Test
  void a_cut_connection_ends_without_a_close_frame() {
    set("cut-after=10ms");

    WebSocketClient client = WebSocketClient.connect(gateway.webSocketUrl());

    assertThat(function.first("DISCONNECT").at("/requestContext/disconnectStatusCode").asInt())
        .isEqualTo(1006);
    assertThat(client.awaitClose().code()).isEqualTo(WebSocketClient.LOST);
  }

  @Test
  void what_a_frozen_function_left_running_waits_for_its_next_invocation() throws Exception {
    WebSocketClient client = WebSocketClient.connect(gateway.webSocketUrl());
    await().until(() -> !invocations.isEmpty());
    set("freeze");

    CompletableFuture<HttpResponse<String>> left =
        management.postLater(ids().getFirst(), "left behind");
    for (int i = 0; i < 20; i++) {
      // A malformed id is refused before any connection is looked up, so the freeze does not apply.
      assertThat(management.call("GET", "malformed").statusCode()).isEqualTo(400);
    }
    assertThat(left).isNotDone();
    client.send("wake up");

    assertThat(left.join().statusCode()).isEqualTo(200);
    assertThat(client.texts(1)).containsExactly("left behind");
  }

  @Test
  void what_a_function_does_while_it_runs_is_not_frozen() {
    set("freeze");
    function.on(
        "MESSAGE",
        _ -> {
          post("in time", 0);
          return "{\"statusCode\":200}";
        });
    WebSocketClient client = WebSocketClient.connect(gateway.webSocketUrl());

    client.send("hello");

    assertThat(client.texts(1)).containsExactly("in time");
  }

  private void set(String fault) {
    gateway.faults().set(FaultReader.read(fault));
  }

  private List<String> ids() {
    return function.events("CONNECT").stream()
        .map(event -> event.at("/requestContext/connectionId").asText())
        .toList();
  }

  private HttpResponse<String> post(String id) {
    return management.postLater(id, "hello").join();
  }

  private int post(String text, int client) {
    return management.postLater(ids().get(client), text).join().statusCode();
  }

  private static void assertThrottled(HttpResponse<String> response) {
    assertThat(response.statusCode()).isEqualTo(429);
    assertThat(response.headers().firstValue("x-amzn-ErrorType"))
        .hasValue("LimitExceededException");
  }

  private static Map<String, List<String>> withoutRequestId(HttpResponse<String> response) {
    Map<String, List<String>> headers = new TreeMap<>(response.headers().map());
    headers.remove("x-amzn-requestid");
    return headers;
  }
}
