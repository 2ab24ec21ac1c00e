package dev.switchboard.benchmarks.faults;

import static java.util.concurrent.TimeUnit.SECONDS;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import org.jspecify.annotations.Nullable;

/** A WebSocket client that keeps the short texts it hears. */
final class Listener implements WebSocket.Listener {

  private static final long PATIENCE = 10;

  private final BlockingQueue<String> texts = new LinkedBlockingQueue<>();
  private final StringBuilder parts = new StringBuilder();
  private final WebSocket socket;

  Listener(HttpClient client, URI url) {
    socket = client.newWebSocketBuilder().buildAsync(url, this).orTimeout(PATIENCE, SECONDS).join();
  }

  /** What came before this text, for which it waits. */
  List<String> heardBefore(String last) throws IOException, InterruptedException {
    List<String> heard = new ArrayList<>();
    while (true) {
      String text = texts.poll(PATIENCE, SECONDS);
      if (text == null) {
        throw new IOException("A client did not hear '" + last + "'");
      }
      if (text.equals(last)) {
        return heard;
      }
      heard.add(text);
    }
  }

  /** Leaves. */
  void leave() {
    socket.sendClose(WebSocket.NORMAL_CLOSURE, "").orTimeout(PATIENCE, SECONDS).join();
  }

  /** The JDK may deliver a text in parts. */
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
}
