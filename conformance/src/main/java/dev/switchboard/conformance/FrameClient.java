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
 * A client that says frames exactly as told, and keeps what it hears until somebody asks.
 *
 * <p>Whether a frame could be sent does not matter: the endpoint says in frames what it thinks.
 */
@SuppressWarnings("NullAway.Init")
final class FrameClient implements FrameHandler, AutoCloseable {

  private final Duration patience;
  private final InstantSource clock;
  private final BlockingQueue<ReceivedFrame> heard = new LinkedBlockingQueue<>();
  private List<byte[]> frames = new ArrayList<>();
  private boolean ended;
  private volatile CoreSession session;

  FrameClient(Duration patience, InstantSource clock) {
    this.patience = patience;
    this.clock = clock;
  }

  void say(String text) {
    say(OpCode.TEXT, true, text.getBytes(UTF_8));
  }

  void say(byte opCode, boolean last, byte[] payload) {
    session.sendFrame(new Frame(opCode, last, ByteBuffer.wrap(payload)), Callback.NOOP, false);
  }

  /** Ends the connection with a close frame that holds a code, and perhaps a reason. */
  void leave(int code, String reason) {
    session.close(code, reason.isEmpty() ? null : reason, Callback.NOOP);
  }

  /** Ends the connection with a close frame that holds nothing. */
  void leave() {
    session.close(Callback.NOOP);
  }

  @Override
  public void close() {
    leave();
  }

  /** Asks for its own id. */
  String id() {
    say(ProbeCommand.WHOAMI.on("answer"));
    return hears().text();
  }

  /** What comes next, if anything does. */
  Optional<ReceivedFrame> within(Duration time) {
    try {
      return Optional.ofNullable(heard.poll(time.toNanos(), TimeUnit.NANOSECONDS));
    } catch (InterruptedException stop) {
      Thread.currentThread().interrupt();
      throw new NotObservedException("interrupted", stop);
    }
  }

  /** What comes next, and must. */
  ReceivedFrame next() {
    return within(patience).orElseThrow(() -> new NotObservedException("nothing is heard"));
  }

  /** The text that comes next, and must. */
  Text hears() {
    return switch (next()) {
      case Text text -> text;
      case ReceivedFrame other -> throw new NotObservedException("no text, but " + other);
    };
  }

  /** The end, which must come, though other things may before. */
  Closed ends() {
    return endsWithin(patience).orElseThrow(() -> new NotObservedException("it stays open"));
  }

  /** The end, if it comes within a time. */
  Optional<Closed> endsWithin(Duration time) {
    Instant latest = clock.instant().plus(time);
    Duration left = time;
    while (left.isPositive()) {
      if (within(left).orElse(null) instanceof Closed closed) {
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
      case OpCode.PING -> say(OpCode.PONG, true, payload);
      case OpCode.PONG -> heard.add(new Pong(new String(payload, UTF_8)));
      case OpCode.CLOSE -> end(CloseStatus.getCloseStatus(frame));
      default -> hear(payload, frame.isFin());
    }
    callback.succeeded();
    session.demand();
  }

  private void hear(byte[] payload, boolean last) {
    frames.add(payload);
    if (last) {
      heard.add(new Text(List.copyOf(frames)));
      frames = new ArrayList<>();
    }
  }

  @Override
  public void onError(Throwable cause, Callback callback) {
    callback.succeeded();
  }

  @Override
  public void onClosed(CloseStatus status, Callback callback) {
    end(new CloseStatus(CloseStatus.NO_CLOSE));
    callback.succeeded();
  }

  /** Jetty calls it from one thread at a time. */
  private void end(CloseStatus status) {
    if (!ended) {
      ended = true;
      String reason = status.getReason() == null ? "" : status.getReason();
      heard.add(new Closed(status.getCode(), reason));
    }
  }
}
