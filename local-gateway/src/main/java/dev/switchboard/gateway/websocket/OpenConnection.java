package dev.switchboard.gateway.websocket;

import dev.switchboard.gateway.Assumption;
import dev.switchboard.gateway.Assumptions;
import dev.switchboard.gateway.GatewaySettings;
import dev.switchboard.gateway.WebSocketLimits;
import dev.switchboard.gateway.event.ConnectionInfo;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.websocket.core.CoreSession;

/** One open WebSocket. Thread-safe. */
public final class OpenConnection {

  /** The time that a client has to close its socket after either side has sent a close frame. */
  private static final long CLOSE_TIMEOUT_SECONDS = 2;

  private final ConnectionInfo info;
  private final CoreSession session;
  private final InstantSource clock;
  private final SendQueue sendQueue;
  private final boolean isSerial;
  private final boolean countsOnlyReceived;
  private final SerialExecutor events = new SerialExecutor();
  private final AtomicBoolean ended = new AtomicBoolean();
  private final CompletableFuture<Void> closed = new CompletableFuture<>();
  private volatile Instant lastDataAt;
  private volatile Instant lastReceivedAt;

  OpenConnection(ConnectionInfo info, CoreSession session, GatewaySettings settings) {
    Assumptions assumptions = settings.assumptions();
    WebSocketLimits limits = settings.limits();
    this.info = info;
    this.session = session;
    this.clock = settings.clock();
    this.isSerial = assumptions.is(Assumption.ORDER, "serial");
    this.countsOnlyReceived = assumptions.is(Assumption.LAST_ACTIVE, "received");
    boolean isUnfragmented = assumptions.is(Assumption.LONG_POSTS, "whole");
    this.sendQueue =
        new SendQueue(
            session,
            isUnfragmented ? Integer.MAX_VALUE : limits.frameBytes(),
            limits.unreadBytes());
    this.lastDataAt = info.connectedAt();
    this.lastReceivedAt = lastDataAt;
  }

  /** The facts that its handshake provided. */
  public ConnectionInfo info() {
    return info;
  }

  /** The {@code lastActiveAt} of the management API. */
  public Instant lastActiveAt() {
    return countsOnlyReceived ? lastReceivedAt : lastDataAt;
  }

  /** The time of the last data in either direction. */
  Instant idleSince() {
    return lastDataAt;
  }

  /** Records that data arrived from the client. */
  void received() {
    lastDataAt = clock.instant();
    lastReceivedAt = lastDataAt;
  }

  /**
   * Sends UTF-8 as one text message. The callback completes when the message is written to the
   * socket, or fails.
   *
   * @return false if the client has too many unread bytes; nothing is sent then
   */
  public boolean send(byte[] text, Callback sent) {
    boolean isQueued = sendQueue.send(text, sent);
    if (isQueued) {
      lastDataAt = clock.instant();
    }
    return isQueued;
  }

  /** Handles an event on another thread, at once or after earlier events. */
  void handle(Runnable event) {
    if (isSerial) {
      events.executeAsync(event);
    } else {
      Thread.startVirtualThread(event);
    }
  }

  /** Marks the connection as ended, and returns true for the first call only. */
  boolean end() {
    return ended.compareAndSet(false, true);
  }

  boolean hasEnded() {
    return ended.get();
  }

  /** Sends a close frame. */
  void close(CloseReason reason) {
    session.close(reason.code(), reason.text(), Callback.NOOP);
  }

  /** Aborts the socket after the close timeout, even if the client is still sending. */
  void cutAfterCloseTimeout() {
    CompletableFuture.delayedExecutor(CLOSE_TIMEOUT_SECONDS, TimeUnit.SECONDS)
        .execute(session::abort);
  }

  /** Aborts the socket without a close frame, like a network failure. */
  public void cut() {
    session.abort();
  }

  /** Returns a future that completes when the socket is closed. */
  CompletableFuture<Void> closed() {
    return closed;
  }
}
