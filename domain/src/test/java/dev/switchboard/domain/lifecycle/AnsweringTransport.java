package dev.switchboard.domain.lifecycle;

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

/** A transport that answers as told, sent if not told, and remembers what was sent. */
final class AnsweringTransport implements Transport {

  private final Map<ConnectionId, Delivery> answers = new ConcurrentHashMap<>();
  private final Queue<String> sent = new ConcurrentLinkedQueue<>();

  void answers(Connection to, Delivery answer) {
    answers.put(to.id(), answer);
  }

  /** Whom it sent what. */
  List<String> sent() {
    return List.copyOf(sent);
  }

  @Override
  public Delivery send(ConnectionId to, Frame frame) {
    Delivery answer = answers.getOrDefault(to, new Delivery.Sent());
    if (answer instanceof Delivery.Sent) {
      sent.add(to + ": " + frame.text());
    }
    return answer;
  }

  @Override
  public void close(ConnectionId id) {
    throw new UnsupportedOperationException();
  }
}
