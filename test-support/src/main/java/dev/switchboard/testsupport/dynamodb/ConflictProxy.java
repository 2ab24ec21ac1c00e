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
 * A proxy before DynamoDB Local that refuses transactions as DynamoDB does and DynamoDB Local never
 * does. Of two concurrent transactions on one row, the later is cancelled. A share of transactions
 * is throttled.
 *
 * <p>Each transaction holds its rows for a minimum time, and as long as DynamoDB Local takes. A
 * write of a single row that a transaction holds is refused, too. Throttled transactions alternate
 * between a cancellation with a throttling reason and a refusal of the request.
 */
public final class ConflictProxy implements AutoCloseable {

  /** The maximum number of clients that wait to be accepted, enough for bursts. */
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
   * Starts a proxy before a DynamoDB Local.
   *
   * @param time the minimum time for which each transaction holds its rows
   * @param throttled the share of transactions that is throttled, 0 to 1
   * @param seed the seed of the random choice of throttled transactions
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
    } catch (Exception cause) { // Jetty declares no narrower exception.
      throw new IllegalStateException("The proxy does not start.", cause);
    }
    return proxy;
  }

  /** Returns the URL of the proxy. */
  public URI endpoint() {
    return server.getURI().resolve("/");
  }

  /** Returns the number of writes that were refused because a transaction held their row. */
  public int conflicts() {
    return held.conflicts();
  }

  /** Returns the number of transactions that were throttled. */
  public int throttled() {
    return throttle.count();
  }

  /** Stops the proxy; DynamoDB Local keeps running. */
  @Override
  public void close() {
    try {
      server.stop();
    } catch (Exception cause) { // Jetty declares no narrower exception.
      throw new IllegalStateException("The proxy does not stop.", cause);
    }
    client.shutdownNow();
  }

  /** Refuses a request, or forwards it to DynamoDB Local. */
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
