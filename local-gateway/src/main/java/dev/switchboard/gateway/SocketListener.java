package dev.switchboard.gateway;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.time.InstantSource;
import org.eclipse.jetty.util.BufferUtil;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.websocket.core.CloseStatus;
import org.eclipse.jetty.websocket.core.CoreSession;
import org.eclipse.jetty.websocket.core.Frame;
import org.eclipse.jetty.websocket.core.FrameHandler;
import org.eclipse.jetty.websocket.core.OpCode;

/**
 * Listens to one client: puts its frames together to messages, and closes on what API Gateway does
 * not take.
 *
 * <p>Jetty calls it from one thread at a time, and first of all says that the socket is open.
 */
@SuppressWarnings("NullAway.Init")
final class SocketListener implements FrameHandler {

  private final Peer peer;
  private final OpenConnections connections;
  private final Routes routes;
  private final InstantSource clock;
  private final ByteArrayOutputStream message = new ByteArrayOutputStream();
  private CoreSession session;
  private OpenConnection connection;

  SocketListener(Peer peer, OpenConnections connections, Routes routes, InstantSource clock) {
    this.peer = peer;
    this.connections = connections;
    this.routes = routes;
    this.clock = clock;
  }

  @Override
  public void onOpen(CoreSession opened, Callback callback) {
    session = opened;
    connection = new OpenConnection(peer, session, clock);
    connections.add(connection);
    callback.succeeded();
    session.demand();
  }

  @Override
  public void onFrame(Frame frame, Callback callback) {
    switch (frame.getOpCode()) {
      case OpCode.TEXT, OpCode.CONTINUATION -> receive(frame);
      case OpCode.BINARY -> connections.close(connection, CloseReason.BINARY);
      case OpCode.PING -> answerPing(frame);
      case OpCode.CLOSE ->
          connections.end(connection, CloseReason.ofClient(CloseStatus.getCloseStatus(frame)));
      default -> {}
    }
    callback.succeeded();
    session.demand();
  }

  private void receive(Frame frame) {
    if (connection.hasEnded()) {
      return;
    }
    if (isTooBig(frame)) {
      connections.close(connection, CloseReason.TOO_BIG);
      return;
    }
    message.writeBytes(BufferUtil.toArray(frame.getPayload()));
    if (frame.isFin()) {
      handOver(message.toByteArray());
      message.reset();
    }
  }

  private boolean isTooBig(Frame frame) {
    return frame.getPayloadLength() > Limits.FRAME_BYTES
        || message.size() + frame.getPayloadLength() > Limits.MESSAGE_BYTES;
  }

  private void handOver(byte[] text) {
    connection.touch();
    Utf8.decode(text)
        .ifPresentOrElse(
            utf8 -> routes.message(connection, utf8),
            () -> connections.close(connection, CloseReason.NOT_UTF_8));
  }

  private void answerPing(Frame ping) {
    ByteBuffer payload = BufferUtil.copy(ping.getPayload());
    session.sendFrame(new Frame(OpCode.PONG, payload), Callback.NOOP, false);
  }

  @Override
  public void onError(Throwable cause, Callback callback) {
    callback.succeeded();
  }

  @Override
  public void onClosed(CloseStatus status, Callback callback) {
    connections.end(connection, CloseReason.ofConnection(status));
    connection.closed().complete(null);
    callback.succeeded();
  }
}
