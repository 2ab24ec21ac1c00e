package dev.switchboard.domain.lifecycle;

import dev.switchboard.domain.connection.ConnectionId;
import dev.switchboard.domain.connection.Delivery;
import dev.switchboard.domain.connection.Frame;
import dev.switchboard.domain.connection.Transport;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/** A transport that writes down what it is to do, and gives every frame the same answer. */
final class RecordingTransport implements Transport {

  private final Queue<String> calls = new ConcurrentLinkedQueue<>();
  private volatile Delivery answer = new Delivery.Sent();

  void answer(Delivery delivery) {
    answer = delivery;
  }

  /** What it was to do; frames of one publication in no order. */
  List<String> calls() {
    return List.copyOf(calls);
  }

  @Override
  public Delivery send(ConnectionId to, Frame frame) {
    calls.add("send " + to + ": " + frame.text());
    return answer;
  }

  @Override
  public void close(ConnectionId id) {
    calls.add("close " + id);
  }
}
