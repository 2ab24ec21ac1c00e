package dev.switchboard.contracts;

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
import java.util.concurrent.LinkedBlockingQueue;
import org.jspecify.annotations.Nullable;

/** A WebSocket client for tests. It waits at most 10 seconds for an event. */
public final class PlainWebSocketClient implements WebSocket.Listener {

  /** How the other side closed the connection. */
  public record Closed(int code, String reason) {}

  private static final long PATIENCE = 10;
  private static final HttpClient HTTP = HttpClient.newHttpClient();

  private final BlockingQueue<String> texts = new LinkedBlockingQueue<>();
  private final CompletableFuture<Void> pong = new CompletableFuture<>();
  private final CompletableFuture<Closed> closed = new CompletableFuture<>();
  private final StringBuilder parts = new StringBuilder();
  private final CompletableFuture<WebSocket> socket;

  private PlainWebSocketClient(URI url, List<String> subprotocols) {
    WebSocket.Builder builder = HTTP.newWebSocketBuilder();
    if (!subprotocols.isEmpty()) {
      builder.subprotocols(
          subprotocols.getFirst(),
          subprotocols.subList(1, subprotocols.size()).toArray(String[]::new));
    }
    socket = builder.buildAsync(url, this);
  }

  /** Begins to connect, and does not wait for it. */
  public static PlainWebSocketClient connecting(URI url) {
    return new PlainWebSocketClient(url, List.of());
  }

  /** Connects, offering subprotocols. */
  public static PlainWebSocketClient connect(URI url, String... subprotocols) {
    PlainWebSocketClient client = new PlainWebSocketClient(url, List.of(subprotocols));
    client.awaitOpen();
    return client;
  }

  /** What both sides agreed to speak; empty for plain text. */
  public String subprotocol() {
    return socket().getSubprotocol();
  }

  /** Tries to connect, and returns the HTTP status with which that is refused. */
  public static int refusal(URI url, String... subprotocols) {
    try {
      new PlainWebSocketClient(url, List.of(subprotocols)).awaitOpen();
    } catch (CompletionException failure) {
      if (failure.getCause() instanceof WebSocketHandshakeException refused) {
        return refused.getResponse().statusCode();
      }
      throw failure;
    }
    throw new AssertionError("The client was let in.");
  }

  /**
   * Waits until the connection is open at both ends. A gateway is a moment behind the client, which
   * is the first to know; its pong says that it has followed.
   */
  public void awaitOpen() {
    socket().sendPing(ByteBuffer.allocate(0)).join();
    pong.orTimeout(PATIENCE, SECONDS).join();
  }

  /** Sends a text. */
  public void send(String text) {
    socket().sendText(text, true).join();
  }

  /** Waits for the next text. */
  public String nextText() {
    try {
      String text = texts.poll(PATIENCE, SECONDS);
      if (text == null) {
        throw new AssertionError("No text came within " + PATIENCE + " seconds.");
      }
      return text;
    } catch (InterruptedException interrupted) {
      throw new AssertionError(interrupted);
    }
  }

  /** The texts that came and were not taken yet. */
  public List<String> texts() {
    return List.copyOf(texts);
  }

  /** Closes the connection properly, with 1000, unless the other side has closed it already. */
  public void leave() {
    socket().sendClose(WebSocket.NORMAL_CLOSURE, "").exceptionally(_ -> socket()).join();
  }

  /** Drops the connection without a word. */
  public void vanish() {
    socket().abort();
  }

  /** Waits until the other side closes the connection. */
  public Closed awaitClose() {
    return closed.orTimeout(PATIENCE, SECONDS).join();
  }

  private WebSocket socket() {
    return socket.orTimeout(PATIENCE, SECONDS).join();
  }

  /** The JDK delivers a text in parts as they come. */
  @Override
  public @Nullable CompletionStage<?> onText(WebSocket from, CharSequence part, boolean last) {
    parts.append(part);
    if (last) {
      texts.add(parts.toString());
      parts.setLength(0);
    }
    from.request(1);
    return null;
  }

  @Override
  public @Nullable CompletionStage<?> onPong(WebSocket from, ByteBuffer payload) {
    pong.complete(null);
    from.request(1);
    return null;
  }

  @Override
  public @Nullable CompletionStage<?> onClose(WebSocket from, int code, String reason) {
    closed.complete(new Closed(code, reason));
    return null;
  }
}
