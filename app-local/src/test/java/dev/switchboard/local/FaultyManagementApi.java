package dev.switchboard.local;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/** A proxy of a gateway's {@code @connections} that answers for some connections itself. */
final class FaultyManagementApi implements AutoCloseable {

  private final HttpClient client = HttpClient.newHttpClient();
  private final HttpServer server;
  private final Set<String> victims = ConcurrentHashMap.newKeySet();
  private final AtomicInteger faults = new AtomicInteger();
  private volatile int status;
  private volatile URI gateway = URI.create("http://nowhere");

  FaultyManagementApi() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", this::answer);
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.start();
  }

  /** Sets the gateway to which it forwards, and returns its own URL. */
  URI before(URI managementUrl) {
    gateway = managementUrl;
    int port = server.getAddress().getPort();
    return URI.create("http://127.0.0.1:" + port + managementUrl.getPath());
  }

  /** Answers all posts to the next connections with this status. */
  void answer(int connections, int withStatus) {
    status = withStatus;
    faults.set(connections);
  }

  /** Forwards all posts again. */
  void recover() {
    faults.set(0);
    victims.clear();
  }

  @Override
  public void close() {
    server.stop(0);
    client.close();
  }

  private void answer(HttpExchange exchange) throws IOException {
    byte[] frame = exchange.getRequestBody().readAllBytes();
    boolean faulty = isVictim(exchange.getRequestURI().getRawPath());
    exchange.sendResponseHeaders(faulty ? status : forward(exchange, frame), -1);
    exchange.close();
  }

  private boolean isVictim(String connection) {
    if (!victims.contains(connection) && faults.getAndUpdate(left -> Math.max(0, left - 1)) > 0) {
      victims.add(connection);
    }
    return victims.contains(connection);
  }

  private int forward(HttpExchange exchange, byte[] frame) throws IOException {
    URI to = gateway.resolve(exchange.getRequestURI().getRawPath());
    HttpRequest post = HttpRequest.newBuilder(to).POST(BodyPublishers.ofByteArray(frame)).build();
    try {
      HttpResponse<Void> response = client.send(post, BodyHandlers.discarding());
      return response.statusCode();
    } catch (InterruptedException interrupted) {
      throw new IOException(interrupted);
    }
  }
}
