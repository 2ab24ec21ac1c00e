package dev.switchboard.testsupport;

import static java.util.concurrent.TimeUnit.SECONDS;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.net.http.WebSocketHandshakeException;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;

/**
 * A WebSocket client for tests, on the JDK's client, which fragments and assembles messages itself.
 * It waits at most 10 seconds for an event.
 */
public final class WebSocketClient implements WebSocket.Listener {

  /** The close code of a connection that ended without a close frame (RFC 6455, 7.1.5). */
  public static final int LOST = 1006;

  /** The close code and reason of the other side; {@link #LOST} if it sent no close frame. */
  public record Closed(int code, String reason) {}

  private static final long PATIENCE = 10;
  private static final HttpClient HTTP = HttpClient.newHttpClient();

  private final BlockingQueue<String> untaken = new LinkedBlockingQueue<>();
  private final List<String> received = new CopyOnWriteArrayList<>();
  private final Semaphore arrivals = new Semaphore(0);
  private final CompletableFuture<Boolean> pong = new CompletableFuture<>();
  private final CompletableFuture<Closed> closed = new CompletableFuture<>();
  private final StringBuilder parts = new StringBuilder();
  private final CompletableFuture<WebSocket> socket;

  private WebSocketClient(URI url, WebSocket.Builder builder) {
    socket = builder.buildAsync(url, this);
  }

  /** Returns a builder of the handshake, for {@link #connect(URI, WebSocket.Builder)}. */
  public static WebSocket.Builder builder() {
    return HTTP.newWebSocketBuilder();
  }

  /** Starts to connect without waiting. */
  public static WebSocketClient connecting(URI url) {
    return new WebSocketClient(url, builder());
  }

  /** Connects, offering subprotocols. */
  public static WebSocketClient connect(URI url, String... subprotocols) {
    return connect(url, offering(List.of(subprotocols)));
  }

  /** Connects with a configured handshake. */
  public static WebSocketClient connect(URI url, WebSocket.Builder handshake) {
    WebSocketClient client = new WebSocketClient(url, handshake);
    client.awaitOpen();
    return client;
  }

  /** Tries to connect, and returns the HTTP status with which the handshake is refused. */
  public static int refusal(URI url, String... subprotocols) {
    return refusal(url, offering(List.of(subprotocols)));
  }

  /** Tries to connect with a configured handshake, and returns the HTTP status of the refusal. */
  public static int refusal(URI url, WebSocket.Builder handshake) {
    try {
      connect(url, handshake);
    } catch (CompletionException failure) {
      if (failure.getCause() instanceof WebSocketHandshakeException refused) {
        return refused.getResponse().statusCode();
      }
      throw failure;
    }
    throw new AssertionError("The client was let in.");
  }

  private static WebSocket.Builder offering(List<String> subprotocols) {
    return subprotocols.isEmpty()
        ? builder()
        : builder()
            .subprotocols(
                subprotocols.getFirst(),
                subprotocols.subList(1, subprotocols.size()).toArray(String[]::new));
  }

  /**
   * Waits until the connection is open at both ends, or closed again. A gateway registers a
   * connection shortly after the client receives its 101; the pong shows that it has.
   */
  public void awaitOpen() {
    CompletableFuture<?> ping = socket().sendPing(ByteBuffer.allocate(0));
    // A connection that is closed at once cannot be pinged.
    ping.handle((_, _) -> "").join();
    CompletableFuture.anyOf(pong, closed).orTimeout(PATIENCE, SECONDS).join();
  }

  /** Returns the JDK's client. */
  public WebSocket socket() {
    return socket.orTimeout(PATIENCE, SECONDS).join();
  }

  /** Returns the chosen subprotocol; empty for none. */
  public String subprotocol() {
    return socket().getSubprotocol();
  }

  /** Sends a text. */
  public void send(String text) {
    socket().sendText(text, true).join();
  }

  /** Waits for the next text, and removes it. */
  public String nextText() {
    try {
      String text = untaken.poll(PATIENCE, SECONDS);
      if (text == null) {
        throw new AssertionError("No text came within " + PATIENCE + " seconds.");
      }
      return text;
    } catch (InterruptedException interrupted) {
      throw new AssertionError(interrupted);
    }
  }

  /** Returns the received texts that were not removed. */
  public List<String> texts() {
    return List.copyOf(untaken);
  }

  /** Waits until {@code count} texts were received, removed or not, and returns all of them. */
  public List<String> texts(int count) {
    try {
      if (!arrivals.tryAcquire(count, PATIENCE, SECONDS)) {
        throw new AssertionError("%d texts were expected, but %s came.".formatted(count, received));
      }
      arrivals.release(count);
      return received;
    } catch (InterruptedException interrupted) {
      throw new AssertionError(interrupted);
    }
  }

  /** Closes the connection with 1000, unless the other side has closed it already. */
  public void leave() {
    socket().sendClose(WebSocket.NORMAL_CLOSURE, "").exceptionally(_ -> socket()).join();
  }

  /** Drops the connection without a close frame. */
  public void vanish() {
    socket().abort();
  }

  /** Waits until the other side ends the connection. */
  public Closed awaitClose() {
    return closed.orTimeout(PATIENCE, SECONDS).join();
  }

  /** Collects the parts of a text, as the JDK delivers them. */
  @Override
  public @Nullable CompletionStage<?> onText(WebSocket from, CharSequence part, boolean last) {
    parts.append(part);
    if (last) {
      String text = parts.toString();
      parts.setLength(0);
      untaken.add(text);
      received.add(text);
      arrivals.release();
    }
    from.request(1);
    return null;
  }

  @Override
  public @Nullable CompletionStage<?> onPong(WebSocket from, ByteBuffer payload) {
    pong.complete(true);
    from.request(1);
    return null;
  }

  @Override
  public @Nullable CompletionStage<?> onClose(WebSocket from, int code, String reason) {
    closed.complete(new Closed(code, reason));
    return null;
  }

  @Override
  public void onError(WebSocket from, Throwable error) {
    closed.complete(new Closed(LOST, ""));
  }
}
