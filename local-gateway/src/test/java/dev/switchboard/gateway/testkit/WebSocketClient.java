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

/** A client as a program has it: the JDK's WebSocket, which cuts and joins messages by itself. */
public final class WebSocketClient implements WebSocket.Listener {

  /** How the gateway closed the connection. */
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

  /** Waits until the gateway has the connection, which is a moment after the client has its 101. */
  private void awaitOpen() {
    CompletableFuture<?> asked = socket().sendPing(ByteBuffer.allocate(0));
    // One that is closed as soon as it is open cannot be asked any more.
    asked.handle((_, _) -> "").join();
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
