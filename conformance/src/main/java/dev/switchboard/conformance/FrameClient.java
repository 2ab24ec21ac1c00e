package dev.switchboard.conformance;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.switchboard.conformance.ReceivedFrame.Closed;
import dev.switchboard.conformance.ReceivedFrame.Pong;
import dev.switchboard.conformance.ReceivedFrame.Text;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.eclipse.jetty.util.BufferUtil;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.websocket.core.CloseStatus;
import org.eclipse.jetty.websocket.core.CoreSession;
import org.eclipse.jetty.websocket.core.Frame;
import org.eclipse.jetty.websocket.core.FrameHandler;
import org.eclipse.jetty.websocket.core.OpCode;

/**
 * A client that sends exactly the given frames, and queues the received ones.
 *
 * <p>A failure to send is ignored, because the rows check only what the endpoint sends.
 */
@SuppressWarnings("NullAway.Init")
final class FrameClient implements FrameHandler, AutoCloseable {

  private final Duration patience;
  private final InstantSource clock;
  private final BlockingQueue<ReceivedFrame> received = new LinkedBlockingQueue<>();
  private List<byte[]> frames = new ArrayList<>();
  private boolean hasEnded;
  private volatile CoreSession session;

  FrameClient(Duration patience, InstantSource clock) {
    this.patience = patience;
    this.clock = clock;
  }

  void send(String text) {
    send(OpCode.TEXT, true, text.getBytes(UTF_8));
  }

  void send(byte opCode, boolean last, byte[] payload) {
    session.sendFrame(new Frame(opCode, last, ByteBuffer.wrap(payload)), Callback.NOOP, false);
  }

  /** Ends the connection with a close frame that has a code, and a reason that may be empty. */
  void sendClose(int code, String reason) {
    session.close(code, reason.isEmpty() ? null : reason, Callback.NOOP);
  }

  /** Ends the connection with an empty close frame. */
  void sendClose() {
    session.close(Callback.NOOP);
  }

  @Override
  public void close() {
    sendClose();
  }

  /** Returns this connection's id, as reported by the probe. */
  String connectionId() {
    send(ProbeCommand.WHOAMI.asMessage("answer"));
    return receiveText().text();
  }

  /** Returns the next frame that is received within this time, or empty. */
  Optional<ReceivedFrame> receiveWithin(Duration time) {
    try {
      return Optional.ofNullable(received.poll(time.toNanos(), TimeUnit.NANOSECONDS));
    } catch (InterruptedException stop) {
      Thread.currentThread().interrupt();
      throw new NotObservedException("interrupted", stop);
    }
  }

  /**
   * Returns the next frame.
   *
   * @throws NotObservedException if no frame is received in time
   */
  ReceivedFrame receive() {
    return receiveWithin(patience)
        .orElseThrow(() -> new NotObservedException("nothing is received"));
  }

  /**
   * Returns the next text.
   *
   * @throws NotObservedException if nothing, or something else, is received
   */
  Text receiveText() {
    return switch (receive()) {
      case Text text -> text;
      case ReceivedFrame other ->
          throw new NotObservedException("expected a text, but received " + other);
    };
  }

  /**
   * Returns the end of the connection. Frames that are received before are skipped.
   *
   * @throws NotObservedException if the connection stays open
   */
  Closed awaitClose() {
    return closeWithin(patience)
        .orElseThrow(() -> new NotObservedException("the connection stays open"));
  }

  /** Returns the end of the connection, or empty if it stays open for this time. */
  Optional<Closed> closeWithin(Duration time) {
    Instant latest = clock.instant().plus(time);
    Duration left = time;
    while (left.isPositive()) {
      if (receiveWithin(left).orElse(null) instanceof Closed closed) {
        return Optional.of(closed);
      }
      left = Duration.between(clock.instant(), latest);
    }
    return Optional.empty();
  }

  @Override
  public void onOpen(CoreSession opened, Callback callback) {
    session = opened;
    callback.succeeded();
    opened.demand();
  }

  @Override
  public void onFrame(Frame frame, Callback callback) {
    byte[] payload = BufferUtil.toArray(frame.getPayload());
    switch (frame.getOpCode()) {
      case OpCode.PING -> send(OpCode.PONG, true, payload);
      case OpCode.PONG -> received.add(new Pong(new String(payload, UTF_8)));
      case OpCode.CLOSE -> recordClose(CloseStatus.getCloseStatus(frame));
      default -> assemble(payload, frame.isFin());
    }
    callback.succeeded();
    session.demand();
  }

  private void assemble(byte[] payload, boolean last) {
    frames.add(payload);
    if (last) {
      received.add(new Text(List.copyOf(frames)));
      frames = new ArrayList<>();
    }
  }

  @Override
  public void onError(Throwable cause, Callback callback) {
    callback.succeeded();
  }

  @Override
  public void onClosed(CloseStatus status, Callback callback) {
    recordClose(new CloseStatus(CloseStatus.NO_CLOSE));
    callback.succeeded();
  }

  /** Records the end of the connection. Jetty calls it from one thread at a time. */
  private void recordClose(CloseStatus status) {
    if (!hasEnded) {
      hasEnded = true;
      String reason = status.getReason() == null ? "" : status.getReason();
      received.add(new Closed(status.getCode(), reason));
    }
  }
}
