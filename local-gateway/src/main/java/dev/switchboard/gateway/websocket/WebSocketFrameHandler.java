package dev.switchboard.gateway.websocket;

import dev.switchboard.gateway.Assumption;
import dev.switchboard.gateway.Assumptions;
import dev.switchboard.gateway.GatewaySettings;
import dev.switchboard.gateway.WebSocketLimits;
import dev.switchboard.gateway.event.ConnectionInfo;
import dev.switchboard.gateway.format.Utf8;
import java.io.ByteArrayOutputStream;
import org.eclipse.jetty.util.BufferUtil;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.websocket.core.CloseStatus;
import org.eclipse.jetty.websocket.core.CoreSession;
import org.eclipse.jetty.websocket.core.Frame;
import org.eclipse.jetty.websocket.core.FrameHandler;
import org.eclipse.jetty.websocket.core.OpCode;

/**
 * Handles the frames of one client: assembles messages, and closes the connection if the client
 * exceeds a limit of API Gateway.
 *
 * <p>Jetty calls it from one thread at a time, with {@code onOpen} first.
 */
@SuppressWarnings("NullAway.Init")
final class WebSocketFrameHandler implements FrameHandler {

  private final ConnectionInfo info;
  private final OpenConnections connections;
  private final RouteDispatcher routes;
  private final GatewaySettings settings;
  private final WebSocketLimits limits;
  private final Assumptions assumptions;
  private final ByteArrayOutputStream message = new ByteArrayOutputStream();
  private CoreSession session;
  private OpenConnection connection;
  private long second;
  private int messagesInSecond;

  WebSocketFrameHandler(
      ConnectionInfo info,
      OpenConnections connections,
      RouteDispatcher routes,
      GatewaySettings settings) {
    this.info = info;
    this.connections = connections;
    this.routes = routes;
    this.settings = settings;
    this.limits = settings.limits();
    this.assumptions = settings.assumptions();
  }

  @Override
  public void onOpen(CoreSession opened, Callback callback) {
    session = opened;
    connection = new OpenConnection(info, session, settings);
    connections.add(connection);
    callback.succeeded();
    session.demand();
  }

  @Override
  public void onFrame(Frame frame, Callback callback) {
    Callback handled = Callback.from(() -> demandNext(callback));
    if (frame.getOpCode() == OpCode.PING) {
      answerPing(frame, handled);
    } else {
      handle(frame);
      handled.succeeded();
    }
  }

  private void demandNext(Callback callback) {
    callback.succeeded();
    session.demand();
  }

  private void handle(Frame frame) {
    switch (frame.getOpCode()) {
      case OpCode.TEXT, OpCode.CONTINUATION -> receive(frame);
      case OpCode.BINARY -> connections.close(connection, CloseReason.binary(assumptions));
      case OpCode.CLOSE ->
          connections.end(connection, CloseReason.ofClient(CloseStatus.getCloseStatus(frame)));
      default -> {}
    }
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
      dispatch(message.toByteArray());
      message.reset();
    }
  }

  private boolean isTooBig(Frame frame) {
    return frame.getPayloadLength() > limits.frameBytes()
        || message.size() + frame.getPayloadLength() > limits.messageBytes();
  }

  private void dispatch(byte[] text) {
    connection.received();
    if (exceedsRate()) {
      connections.close(connection, CloseReason.tooMany(assumptions));
      return;
    }
    Utf8.decode(text)
        .ifPresentOrElse(
            utf8 -> routes.message(connection, utf8),
            () -> connections.close(connection, CloseReason.notUtf8(assumptions)));
  }

  private boolean exceedsRate() {
    long now = settings.clock().instant().getEpochSecond();
    if (now != second) {
      second = now;
      messagesInSecond = 0;
    }
    messagesInSecond++;
    return limits.messagesPerSecond() > 0 && messagesInSecond > limits.messagesPerSecond();
  }

  /**
   * Answers a ping. The next frame is read after the pong is written, so that unread pongs do not
   * accumulate.
   */
  private void answerPing(Frame ping, Callback answered) {
    if (assumptions.is(Assumption.PINGS, "activity")) {
      connection.received();
    }
    session.sendFrame(new Frame(OpCode.PONG, ping.getPayload()), answered, false);
  }

  @Override
  public void onError(Throwable cause, Callback callback) {
    callback.succeeded();
  }

  @Override
  public void onClosed(CloseStatus status, Callback callback) {
    connections.end(connection, CloseReason.ofConnection(status, assumptions));
    connection.closed().complete(null);
    callback.succeeded();
  }
}
