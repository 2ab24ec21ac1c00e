package dev.switchboard.gateway.testkit;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/** A function's server that handles one event at a time, as AWS's emulator does. */
public final class OneEventServer implements AutoCloseable {

  /** Refuses by closing the connection, in place of a status. */
  public static final int CLOSES = 0;

  private final List<String> handled = new CopyOnWriteArrayList<>();
  private final List<String> refused = new CopyOnWriteArrayList<>();
  private final CountDownLatch firstMayEnd = new CountDownLatch(1);
  private final Semaphore free = new Semaphore(1);
  private final HttpServer server;
  private final int refusal;

  /** Starts a server that refuses in this way. */
  public OneEventServer(int refusal) throws IOException {
    this.refusal = refusal;
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.createContext("/", this::answer);
    server.start();
  }

  public String address() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  /** Lets the first event end, which otherwise ends when another was refused. */
  public void endFirst() {
    firstMayEnd.countDown();
  }

  /** The events that the function had, in order. */
  public List<String> handled() {
    return handled;
  }

  public List<String> refused() {
    return refused;
  }

  private void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      String event = new String(exchange.getRequestBody().readAllBytes(), UTF_8);
      if (!free.tryAcquire()) {
        refuse(exchange, event);
        return;
      }
      handled.add(event);
      firstMayEnd.await(5, TimeUnit.SECONDS);
      free.release();
      byte[] response = ("{\"statusCode\":200,\"body\":\"" + event + "\"}").getBytes(UTF_8);
      exchange.sendResponseHeaders(200, response.length);
      exchange.getResponseBody().write(response);
    } catch (InterruptedException stop) {
      throw new IllegalStateException(stop);
    }
  }

  private void refuse(HttpExchange exchange, String event) throws IOException {
    refused.add(event);
    if (refusal != CLOSES) {
      exchange.sendResponseHeaders(refusal, -1);
    }
    exchange.close();
    firstMayEnd.countDown();
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
