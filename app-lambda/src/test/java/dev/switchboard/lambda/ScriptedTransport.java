package dev.switchboard.lambda;

import dev.switchboard.domain.connection.Connection;
import dev.switchboard.domain.connection.ConnectionId;
import dev.switchboard.domain.connection.Delivery;
import dev.switchboard.domain.connection.Frame;
import dev.switchboard.domain.connection.Transport;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;

/** A transport that answers as told, sent if not told, and remembers what it was given. */
final class ScriptedTransport implements Transport {

  private final Map<ConnectionId, Delivery> answers = new ConcurrentHashMap<>();
  private final Queue<String> texts = new ConcurrentLinkedQueue<>();

  /** Says what comes of sending to a connection. */
  void on(Connection to, Delivery answer) {
    answers.put(to.id(), answer);
  }

  /** What it was to send, once for each attempt, in no order. */
  List<String> texts() {
    return List.copyOf(texts);
  }

  @Override
  public Delivery send(ConnectionId to, Frame frame) {
    texts.add(frame.text());
    return answers.getOrDefault(to, new Delivery.Sent());
  }

  @Override
  public void close(ConnectionId id) {}
}
