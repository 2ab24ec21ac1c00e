package dev.switchboard.lambda.packaged;

import static java.util.concurrent.CompletableFuture.failedFuture;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/**
 * Lambda's side of the runtime API. A function's process requests one event at a time from it, and
 * posts the response.
 */
final class LambdaRuntimeApi implements AutoCloseable {

  private static final String BASE = "/2018-06-01/runtime/";
  private static final long PATIENCE_SECONDS = 60;

  private record Invocation(String id, String event, CompletableFuture<String> answer) {

    Invocation(String event) {
      this(UUID.randomUUID().toString(), event, new CompletableFuture<>());
    }
  }

  private final BlockingQueue<Invocation> waiting = new LinkedBlockingQueue<>();
  private final CompletableFuture<String> failedStart = new CompletableFuture<>();
  private final HttpServer server;
  private volatile Invocation current = new Invocation("");

  LambdaRuntimeApi() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(BASE + "invocation/next", this::next);
    server.createContext(BASE + "invocation/", this::answer);
    server.createContext(BASE + "init/error", this::failStart);
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.start();
  }

  /** Returns the address of the API, in the format of {@code AWS_LAMBDA_RUNTIME_API}. */
  String address() {
    return "127.0.0.1:" + server.getAddress().getPort();
  }

  /** Returns the event that the function handles now, or handled last; empty before the first. */
  String currentEvent() {
    return current.event();
  }

  /**
   * Sends one event to the function, and waits for the response. Events that are sent at the same
   * time take turns.
   */
  String invoke(String event) {
    Invocation invocation = new Invocation(event);
    waiting.add(invocation);
    CompletableFuture<String> notStarted =
        failedStart.thenCompose(why -> failedFuture(new AssertionError("It cannot start: " + why)));
    return (String)
        CompletableFuture.anyOf(invocation.answer(), notStarted)
            .orTimeout(PATIENCE_SECONDS, TimeUnit.SECONDS)
            .join();
  }

  /** Waits until the function reports why it does not start. */
  String awaitFailedStart() {
    return failedStart.orTimeout(PATIENCE_SECONDS, TimeUnit.SECONDS).join();
  }

  @Override
  public void close() {
    server.stop(0);
  }

  private void next(HttpExchange exchange) throws IOException {
    try {
      current = waiting.take();
    } catch (InterruptedException closing) {
      throw new IOException(closing);
    }
    exchange.getResponseHeaders().set("Lambda-Runtime-Aws-Request-Id", current.id());
    exchange
        .getResponseHeaders()
        .set("Lambda-Runtime-Deadline-Ms", Long.toString(System.currentTimeMillis() + 25_000));
    exchange
        .getResponseHeaders()
        .set("Lambda-Runtime-Invoked-Function-Arn", "arn:aws:lambda:us-east-1:0:function:gateway");
    // Without a content type, the runtime's native client crashes the process.
    reply(exchange, 200, current.event());
  }

  private void answer(HttpExchange exchange) throws IOException {
    String body = body(exchange);
    if (exchange.getRequestURI().getPath().endsWith("/response")) {
      current.answer().complete(body);
    } else {
      current.answer().completeExceptionally(new AssertionError("The function threw: " + body));
    }
    reply(exchange, 202, "{}");
  }

  private void failStart(HttpExchange exchange) throws IOException {
    failedStart.complete(body(exchange));
    reply(exchange, 202, "{}");
  }

  private static String body(HttpExchange exchange) throws IOException {
    return new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
  }

  private static void reply(HttpExchange exchange, int status, String body) throws IOException {
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().set("Content-Type", "application/json");
    exchange.sendResponseHeaders(status, bytes.length);
    exchange.getResponseBody().write(bytes);
    exchange.close();
  }
}
