package dev.switchboard.domain.fanout;

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
import java.util.function.Supplier;

/** A transport that answers as told, sent if not told, and remembers what it was given. */
final class ScriptedTransport implements Transport {

  private final Map<ConnectionId, Supplier<Delivery>> scripts = new ConcurrentHashMap<>();
  private final Queue<ConnectionId> tried = new ConcurrentLinkedQueue<>();
  private final Queue<Frame> frames = new ConcurrentLinkedQueue<>();

  /** Says what comes of sending to a connection. */
  void on(Connection to, Delivery answer) {
    on(to, () -> answer);
  }

  /** Says what happens when something is sent to a connection. */
  void on(Connection to, Supplier<Delivery> script) {
    scripts.put(to.id(), script);
  }

  /** Whom it was to send to, once for each attempt, in no order. */
  List<ConnectionId> tried() {
    return List.copyOf(tried);
  }

  /** What it was to send, in no order. */
  List<Frame> frames() {
    return List.copyOf(frames);
  }

  @Override
  public Delivery send(ConnectionId to, Frame frame) {
    tried.add(to);
    frames.add(frame);
    return scripts.getOrDefault(to, Delivery.Sent::new).get();
  }

  @Override
  public void close(ConnectionId id) {
    throw new UnsupportedOperationException();
  }
}
