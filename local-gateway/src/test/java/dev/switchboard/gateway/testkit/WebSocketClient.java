package dev.switchboard.gateway.testkit;

import static org.awaitility.Awaitility.await;

import dev.switchboard.gateway.LocalGateway;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;

/** A client on the JDK's WebSocket, which fragments and assembles messages itself. */
public final class WebSocketClient implements WebSocket.Listener {

  /** The gateway's close frame. */
  public record Closed(int code, String reason) {}

  private static final HttpClient HTTP = HttpClient.newHttpClient();

  private final List<String> messages = new CopyOnWriteArrayList<>();
  private final StringBuilder part = new StringBuilder();
  private final CompletableFuture<Closed> closed = new CompletableFuture<>();
  private final CompletableFuture<Boolean> opened = new CompletableFuture<>();
  private final CompletableFuture<WebSocket> socket;

  private WebSocketClient(URI url, WebSocket.Builder builder) {
    socket = builder.buildAsync(url, this);
  }

  public static WebSocketClient connect(LocalGateway gateway) {
    return connect(gateway.webSocketUrl(), HTTP.newWebSocketBuilder());
  }

  public static WebSocketClient connect(URI url, WebSocket.Builder builder) {
    WebSocketClient client = new WebSocketClient(url, builder);
    client.awaitOpen();
    return client;
  }

  public static WebSocket.Builder builder() {
    return HTTP.newWebSocketBuilder();
  }

  public WebSocket socket() {
    return socket.orTimeout(5, TimeUnit.SECONDS).join();
  }

  /** Waits until the gateway has registered the connection, a moment after the client's 101. */
  private void awaitOpen() {
    CompletableFuture<?> ping = socket().sendPing(ByteBuffer.allocate(0));
    // A connection that is closed at once cannot be pinged any more.
    ping.handle((_, _) -> "").join();
    CompletableFuture.anyOf(opened, closed).orTimeout(5, TimeUnit.SECONDS).join();
  }

  public void send(String text) {
    socket().sendText(text, true).join();
  }

  /** Waits until this many messages are there. */
  public List<String> messages(int count) {
    await().pollInterval(Duration.ofMillis(5)).until(() -> messages.size() >= count);
    return messages;
  }

  public Closed closed() {
    return closed.orTimeout(5, TimeUnit.SECONDS).join();
  }

  /** Waits until the connection has ended without a close frame. */
  public boolean lost() {
    return closed().code() == 1006;
  }

  @Override
  public CompletionStage<?> onPong(WebSocket from, ByteBuffer data) {
    opened.complete(true);
    from.request(1);
    return CompletableFuture.completedStage(null);
  }

  @Override
  public CompletionStage<?> onText(WebSocket from, CharSequence data, boolean last) {
    part.append(data);
    if (last) {
      messages.add(part.toString());
      part.setLength(0);
    }
    from.request(1);
    return CompletableFuture.completedStage(null);
  }

  @Override
  public CompletionStage<?> onClose(WebSocket from, int code, String reason) {
    closed.complete(new Closed(code, reason));
    return CompletableFuture.completedStage(null);
  }

  @Override
  public void onError(WebSocket from, Throwable error) {
    closed.complete(new Closed(1006, ""));
  }
}
