package dev.switchboard.testsupport.dynamodb;

import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.thread.QueuedThreadPool;

/**
 * Stands before DynamoDB Local and refuses transactions as DynamoDB does and DynamoDB Local never
 * does: of two that hold one row at the same time the later is cancelled, and a share is throttled.
 * For tests, of any module.
 *
 * <p>Each transaction holds its rows for a while, and as long as DynamoDB Local takes. A write of a
 * single row that a transaction holds is refused, too. Of the throttled transactions every other
 * one is cancelled with a reason of throttling, and the rest is refused as a request.
 */
public final class ConflictProxy implements AutoCloseable {

  /** How many clients can wait to be accepted: bursts are what this is for. */
  private static final int WAITING_CLIENTS = 1024;

  private static final String TARGET = "X-Amz-Target";

  private final URI dynamoDb;
  private final Duration time;
  private final Throttle throttle;
  private final HeldRows held = new HeldRows();
  private final HttpClient client = HttpClient.newHttpClient();
  private final Server server;

  private ConflictProxy(URI dynamoDb, Duration time, Throttle throttle, Server server) {
    this.dynamoDb = dynamoDb;
    this.time = time;
    this.throttle = throttle;
    this.server = server;
  }

  /**
   * Starts one before a DynamoDB Local.
   *
   * @param time how long each transaction holds its rows at least
   * @param throttled the share of transactions that is throttled, 0 to 1
   * @param seed of the choice which
   */
  public static ConflictProxy before(URI dynamoDb, Duration time, double throttled, long seed) {
    QueuedThreadPool threads = new QueuedThreadPool();
    threads.setVirtualThreadsExecutor(Executors.newVirtualThreadPerTaskExecutor());
    Server server = new Server(threads);
    ServerConnector connector = new ServerConnector(server);
    connector.setHost(InetAddress.getLoopbackAddress().getHostAddress());
    connector.setAcceptQueueSize(WAITING_CLIENTS);
    server.addConnector(connector);
    ConflictProxy proxy =
        new ConflictProxy(dynamoDb, time, new Throttle(throttled, new Random(seed)), server);
    server.setHandler(proxy.new Refusals());
    try {
      server.start();
    } catch (Exception cause) { // Jetty declares no less.
      throw new IllegalStateException("The proxy does not start.", cause);
    }
    return proxy;
  }

  /** Where it listens. */
  public URI endpoint() {
    return server.getURI().resolve("/");
  }

  /** How many writes were refused because a transaction held their row. */
  public int conflicts() {
    return held.conflicts();
  }

  /** How many transactions were throttled. */
  public int throttled() {
    return throttle.count();
  }

  /** Ends it; DynamoDB Local stays. */
  @Override
  public void close() {
    try {
      server.stop();
    } catch (Exception cause) { // Jetty declares no less.
      throw new IllegalStateException("The proxy does not stop.", cause);
    }
    client.shutdownNow();
  }

  /** Answers a request, or asks DynamoDB Local. */
  private final class Refusals extends Handler.Abstract {

    @Override
    public boolean handle(Request request, Response response, Callback callback)
        throws IOException, InterruptedException {
      String body = Content.Source.asString(request, StandardCharsets.UTF_8);
      Reply reply = answer(request, WrittenRows.of(request.getHeaders().get(TARGET), body), body);
      response.setStatus(reply.status());
      response.getHeaders().put(HttpHeader.CONTENT_TYPE, "application/x-amz-json-1.0");
      Content.Sink.write(response, true, reply.body(), callback);
      return true;
    }
  }

  private Reply answer(Request request, WrittenRows rows, String body) throws InterruptedException {
    if (!rows.ofTransaction()) {
      return held.holdsAny(rows) ? Reply.conflict() : forward(request, body).join();
    }
    Optional<Reply> throttling = throttle.refusal(rows);
    if (throttling.isPresent()) {
      return throttling.get();
    }
    if (!held.take(rows)) {
      return Reply.cancelled("TransactionConflict", rows);
    }
    try {
      CompletableFuture<Reply> reply = forward(request, body);
      TimeUnit.NANOSECONDS.sleep(time.toNanos());
      return reply.join();
    } finally {
      held.release(rows);
    }
  }

  private CompletableFuture<Reply> forward(Request request, String body) {
    HttpRequest.Builder copy =
        HttpRequest.newBuilder(dynamoDb).POST(HttpRequest.BodyPublishers.ofString(body));
    for (String header : List.of(TARGET, "Content-Type", "Authorization")) {
      copy.header(header, request.getHeaders().get(header));
    }
    return client
        .sendAsync(copy.build(), HttpResponse.BodyHandlers.ofString())
        .thenApply(response -> new Reply(response.statusCode(), response.body()));
  }
}
