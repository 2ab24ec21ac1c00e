package dev.switchboard.domain.doubles;

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

/** A transport that answers as scripted, and records its calls. May be shared between threads. */
public final class ScriptedTransport implements Transport {

  private record Sending(ConnectionId to, Frame frame) {}

  private final Map<ConnectionId, Supplier<Delivery>> scripts = new ConcurrentHashMap<>();
  private final Queue<Sending> tried = new ConcurrentLinkedQueue<>();
  private final Queue<Sending> sent = new ConcurrentLinkedQueue<>();
  private final Queue<String> calls = new ConcurrentLinkedQueue<>();
  private volatile Delivery otherwise = new Delivery.Sent();

  /** Scripts the result of sending to a connection. */
  public void on(Connection to, Delivery result) {
    on(to, () -> result);
  }

  /** Scripts a result that is computed when a frame is sent to a connection. */
  public void on(Connection to, Supplier<Delivery> script) {
    scripts.put(to.id(), script);
  }

  /** Scripts the result for every other connection. The default is sent. */
  public void otherwise(Delivery result) {
    otherwise = result;
  }

  /** Returns the recipient of each attempt, in no order. */
  public List<ConnectionId> tried() {
    return tried.stream().map(Sending::to).toList();
  }

  /** Returns the frame of each attempt, in no order. */
  public List<Frame> frames() {
    return tried.stream().map(Sending::frame).toList();
  }

  /** Returns the text of each attempt, in no order. */
  public List<String> texts() {
    return frames().stream().map(Frame::text).toList();
  }

  /** Returns the recipient and text of each frame that was sent, as {@code id: text}. */
  public List<String> sent() {
    return sent.stream().map(each -> each.to() + ": " + each.frame().text()).toList();
  }

  /** Returns every call, as {@code send id: text} or {@code close id}. */
  public List<String> calls() {
    return List.copyOf(calls);
  }

  @Override
  public Delivery send(ConnectionId to, Frame frame) {
    Sending sending = new Sending(to, frame);
    tried.add(sending);
    calls.add("send " + to + ": " + frame.text());
    Supplier<Delivery> script = scripts.get(to);
    Delivery result = script == null ? otherwise : script.get();
    if (result instanceof Delivery.Sent) {
      sent.add(sending);
    }
    return result;
  }

  @Override
  public void close(ConnectionId id) {
    calls.add("close " + id);
  }
}
