package dev.switchboard.aws;

import static java.util.concurrent.TimeUnit.SECONDS;

import dev.switchboard.contracts.TransportContract.Peer;
import dev.switchboard.domain.connection.ConnectionId;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/** A WebSocket client of the local gateway. */
final class GatewayPeer implements Peer, AutoCloseable {

  private final HttpClient client;
  private final GatewayFunction function;
  private final Inbox inbox;
  private final WebSocket socket;
  private final ConnectionId id;

  private GatewayPeer(URI url, GatewayFunction function) {
    this.client = HttpClient.newHttpClient();
    this.function = function;
    this.inbox = new Inbox();
    this.socket = client.newWebSocketBuilder().buildAsync(url, inbox).join();
    this.id = function.nextConnected();
  }

  static GatewayPeer connect(URI url, GatewayFunction function) {
    return new GatewayPeer(url, function);
  }

  @Override
  public ConnectionId id() {
    return id;
  }

  @Override
  public String nextText() {
    try {
      String text = inbox.texts.poll(10, SECONDS);
      if (text == null) {
        throw new AssertionError("No text came within 10 seconds.");
      }
      return text;
    } catch (InterruptedException interrupted) {
      throw new AssertionError(interrupted);
    }
  }

  @Override
  public void leave() {
    socket.sendClose(WebSocket.NORMAL_CLOSURE, "").join();
    function.nextDisconnected();
  }

  @Override
  public void awaitClose() {
    try {
      inbox.closed.get(10, SECONDS);
    } catch (InterruptedException | ExecutionException | TimeoutException stillOpen) {
      throw new AssertionError("The connection was not closed.", stillOpen);
    }
  }

  @Override
  public void close() {
    socket.abort();
    client.close();
  }

  /** Puts the parts in which the JDK delivers a text together again. */
  private static final class Inbox implements WebSocket.Listener {

    private final BlockingQueue<String> texts = new LinkedBlockingQueue<>();
    private final CompletableFuture<Integer> closed = new CompletableFuture<>();
    private final StringBuilder text = new StringBuilder();

    @Override
    public @Nullable CompletionStage<?> onText(WebSocket socket, CharSequence part, boolean last) {
      text.append(part);
      if (last) {
        texts.add(text.toString());
        text.setLength(0);
      }
      socket.request(1);
      return null;
    }

    @Override
    public @Nullable CompletionStage<?> onClose(WebSocket socket, int code, String reason) {
      closed.complete(code);
      return null;
    }
  }
}
