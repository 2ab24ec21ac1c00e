package dev.switchboard.benchmarks;

import java.util.function.Consumer;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.websocket.core.CloseStatus;
import org.eclipse.jetty.websocket.core.CoreSession;
import org.eclipse.jetty.websocket.core.Frame;
import org.eclipse.jetty.websocket.core.FrameHandler;
import org.eclipse.jetty.websocket.core.OpCode;

/** Tells of a WebSocket that is open, and answers its pings, which Jetty's core does not. */
@SuppressWarnings("NullAway.Init")
final class BareListener implements FrameHandler {

  private final Consumer<CoreSession> opening;
  private CoreSession session;

  BareListener(Consumer<CoreSession> opening) {
    this.opening = opening;
  }

  @Override
  public void onOpen(CoreSession opened, Callback callback) {
    session = opened;
    opening.accept(opened);
    callback.succeeded();
    opened.demand();
  }

  @Override
  public void onFrame(Frame frame, Callback callback) {
    if (frame.getOpCode() == OpCode.PING) {
      session.sendFrame(new Frame(OpCode.PONG), Callback.NOOP, false);
    }
    callback.succeeded();
    session.demand();
  }

  @Override
  public void onError(Throwable cause, Callback callback) {
    callback.succeeded();
  }

  @Override
  public void onClosed(CloseStatus status, Callback callback) {
    callback.succeeded();
  }
}
