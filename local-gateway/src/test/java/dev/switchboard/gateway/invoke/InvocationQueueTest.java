package dev.switchboard.gateway.invoke;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.sun.net.httpserver.HttpServer;
import dev.switchboard.gateway.FunctionFailedException;
import dev.switchboard.gateway.Integration;
import dev.switchboard.gateway.testkit.OneEventServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.OptionalInt;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Functions that take fewer events at once than come. */
final class InvocationQueueTest {

  @ParameterizedTest
  @ValueSource(ints = {400, 429})
  void an_event_that_was_refused_is_sent_again_when_the_other_has_ended(int refusal)
      throws Exception {
    try (OneEventServer server = new OneEventServer(refusal)) {
      LambdaInvokeClient function = LambdaInvokeClient.at(server.address());
      List<FutureTask<String>> calls = callAll(function, 10);

      for (int i = 0; i < calls.size(); i++) {
        assertThat(calls.get(i).get(5, TimeUnit.SECONDS)).contains("\"event%d\"".formatted(i));
      }
      assertThat(server.refused()).hasSize(1);
      assertThat(server.handled()).hasSize(10).doesNotHaveDuplicates();
    }
  }

  @Test
  void an_event_whose_connection_was_closed_is_not_sent_again_and_the_next_wait() throws Exception {
    try (OneEventServer server = new OneEventServer(OneEventServer.CLOSES)) {
      LambdaInvokeClient function = LambdaInvokeClient.at(server.address());

      List<FutureTask<String>> calls = callAll(function, 10);

      assertThat(calls.stream().filter(InvocationQueueTest::fails)).hasSize(1);
      assertThat(server.refused()).hasSize(1);
      assertThat(server.handled()).hasSize(9).doesNotHaveDuplicates();
    }
  }

  /** The server may refuse the first of two events, and answer the second before that is known. */
  @Test
  void one_answer_of_two_events_admits_no_third_at_once() throws Exception {
    InvocationLine line = new InvocationLine(OptionalInt.empty(), _ -> {}, _ -> {});
    InvocationLine.Turn first = line.await(false);
    line.leave(line.await(false), new Attempt.Answered("{}"));
    InvocationLine.Turn third = line.await(false);

    Thread fourth = Thread.startVirtualThread(() -> line.await(false));

    await().until(() -> isWaitingOrEnded(fourth));
    assertThat(fourth.isAlive()).isTrue();
    line.leave(first, new Attempt.Answered("{}"));
    line.leave(third, new Attempt.Answered("{}"));
    fourth.join();
  }

  private static boolean isWaitingOrEnded(Thread thread) {
    return thread.getState() == Thread.State.WAITING
        || thread.getState() == Thread.State.TERMINATED;
  }

  @Test
  void with_a_limit_no_event_is_refused() throws Exception {
    try (OneEventServer server = new OneEventServer(OneEventServer.CLOSES)) {
      server.endFirst();
      LambdaInvokeClient function = LambdaInvokeClient.at(server.address(), OptionalInt.of(1));

      assertThat(callAll(function, 20)).noneMatch(InvocationQueueTest::fails);
      assertThat(server.refused()).isEmpty();
    }
  }

  @Test
  void a_disconnect_is_never_the_event_that_shows_the_limit() throws Exception {
    try (OneEventServer server = new OneEventServer(OneEventServer.CLOSES)) {
      LambdaInvokeClient function = LambdaInvokeClient.at(server.address());
      FutureTask<String> first = call(function, "first");
      await().until(() -> server.handled().contains("first"));

      FutureTask<String> disconnect =
          new FutureTask<>(() -> function.forDisconnects().invoke("bye"));
      Thread waiting = Thread.ofVirtual().start(disconnect);
      await().until(() -> waiting.getState() == Thread.State.WAITING || disconnect.isDone());
      assertThat(disconnect.isDone()).isFalse();
      server.endFirst();

      assertThat(first.get(5, TimeUnit.SECONDS)).contains("first");
      assertThat(disconnect.get(5, TimeUnit.SECONDS)).contains("bye");
      assertThat(server.refused()).isEmpty();
    }
  }

  @Test
  void a_refusal_without_another_event_is_a_failure() throws IOException {
    HttpServer server = server();
    server.createContext("/", exchange -> exchange.sendResponseHeaders(429, -1));
    server.start();

    assertThatThrownBy(() -> LambdaInvokeClient.at(address(server)).invoke("{}"))
        .isInstanceOf(FunctionFailedException.class)
        .hasMessageContaining("answered 429 without a body");
    server.stop(0);
  }

  @Test
  void a_function_that_takes_many_events_at_once_gets_them() throws Exception {
    CountDownLatch all = new CountDownLatch(5);
    HttpServer server = server();
    server.createContext(
        "/",
        exchange -> {
          all.countDown();
          await().until(() -> all.getCount() == 0);
          exchange.sendResponseHeaders(200, 2);
          exchange.getResponseBody().write(new byte[] {'{', '}'});
          exchange.close();
        });
    server.start();

    assertThat(callAll(LambdaInvokeClient.at(address(server)), 5))
        .noneMatch(InvocationQueueTest::fails);
    server.stop(0);
  }

  private static HttpServer server() throws IOException {
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    return server;
  }

  private static String address(HttpServer server) {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  private static List<FutureTask<String>> callAll(Integration function, int count) {
    return IntStream.range(0, count).mapToObj(i -> call(function, "event" + i)).toList();
  }

  private static FutureTask<String> call(Integration function, String event) {
    FutureTask<String> call = new FutureTask<>(() -> function.invoke(event));
    Thread.startVirtualThread(call);
    return call;
  }

  private static boolean fails(FutureTask<String> call) {
    try {
      call.get(10, TimeUnit.SECONDS);
      return false;
    } catch (ExecutionException failure) {
      assertThat(failure).hasMessageContaining("closed the connection without an answer");
      return true;
    } catch (InterruptedException | java.util.concurrent.TimeoutException stuck) {
      throw new AssertionError(stuck);
    }
  }
}
