package dev.switchboard.proof;

import static java.util.concurrent.TimeUnit.SECONDS;

import dev.switchboard.domain.connection.ConnectionId;
import dev.switchboard.testsupport.WebSocketClient;
import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The clients that listen and the clients that have left. */
final class MixClients implements AutoCloseable {

  private static final int LISTENERS = 40;
  private static final int LEFT = 12;
  private static final long PATIENCE = 10;
  private static final Pattern COMING_AND_GOING = Pattern.compile("\"connectionId\":\"([^\"]+)\"");

  private final BlockingQueue<ConnectionId> events = new LinkedBlockingQueue<>();
  private final Map<ConnectionId, WebSocketClient> listeners = new HashMap<>();
  private final List<ConnectionId> left = new ArrayList<>();

  /** Accepts every connection as the function behind the gateway, and records its id. */
  String agree(String event) {
    Matcher id = COMING_AND_GOING.matcher(event);
    if (id.find()) {
      events.add(new ConnectionId(id.group(1)));
    }
    return "{\"statusCode\":200}";
  }

  /** Connects all clients and disconnects some of them. */
  void come(URI gateway) throws IOException, InterruptedException {
    for (int i = 0; i < LISTENERS; i++) {
      WebSocketClient listener = WebSocketClient.connect(gateway);
      listeners.put(nextEvent(), listener);
    }
    for (int i = 0; i < LEFT; i++) {
      WebSocketClient leaver = WebSocketClient.connect(gateway);
      left.add(nextEvent());
      leaver.leave();
      nextEvent();
    }
  }

  private ConnectionId nextEvent() throws IOException, InterruptedException {
    ConnectionId id = events.poll(PATIENCE, SECONDS);
    if (id == null) {
      throw new IOException("Nobody came or went");
    }
    return id;
  }

  /** Returns the connections that listen. */
  Set<ConnectionId> listeners() {
    return Set.copyOf(listeners.keySet());
  }

  /** Returns the connections that have left. */
  List<ConnectionId> left() {
    return List.copyOf(left);
  }

  /**
   * Returns the number of times that each client received a text. Waits for a later text, after
   * which no more arrive.
   */
  Map<ConnectionId, Integer> heard(String text, String last) {
    Map<ConnectionId, Integer> heard = new HashMap<>();
    listeners.forEach((id, client) -> heard.put(id, countUntil(last, text, client)));
    return heard;
  }

  private static int countUntil(String last, String text, WebSocketClient client) {
    int count = 0;
    for (String next = client.nextText(); !next.equals(last); next = client.nextText()) {
      count += next.equals(text) ? 1 : 0;
    }
    return count;
  }

  @Override
  public void close() {
    listeners.values().forEach(WebSocketClient::vanish);
  }
}
