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

/** One open WebSocket. Any thread may use it. */
public final class OpenConnection {

  /** How long a client may take to part once either side has said goodbye. */
  private static final long PARTING_SECONDS = 2;

  private final ConnectionInfo peer;
  private final CoreSession session;
  private final InstantSource clock;
  private final SendQueue outbox;
  private final boolean inOrder;
  private final boolean onlyReceivingIsActive;
  private final SerialExecutor lane = new SerialExecutor();
  private final AtomicBoolean ended = new AtomicBoolean();
  private final CompletableFuture<Void> closed = new CompletableFuture<>();
  private volatile Instant lastDataAt;
  private volatile Instant lastReceivedAt;

  public OpenConnection(ConnectionInfo peer, CoreSession session, GatewaySettings settings) {
    Assumptions assumptions = settings.assumptions();
    WebSocketLimits limits = settings.limits();
    this.peer = peer;
    this.session = session;
    this.clock = settings.clock();
    this.inOrder = assumptions.is(Assumption.ORDER, "serial");
    this.onlyReceivingIsActive = assumptions.is(Assumption.LAST_ACTIVE, "received");
    boolean whole = assumptions.is(Assumption.LONG_POSTS, "whole");
    this.outbox =
        new SendQueue(
            session, whole ? Integer.MAX_VALUE : limits.frameBytes(), limits.unreadBytes());
    this.lastDataAt = peer.connectedAt();
    this.lastReceivedAt = lastDataAt;
  }

  public ConnectionInfo peer() {
    return peer;
  }

  /** When the management API says that the connection was last active. */
  public Instant lastActiveAt() {
    return onlyReceivingIsActive ? lastReceivedAt : lastDataAt;
  }

  /** Since when no data passed, in either direction. */
  public Instant idleSince() {
    return lastDataAt;
  }

  /** Notes that something came from the client. */
  public void received() {
    lastDataAt = clock.instant();
    lastReceivedAt = lastDataAt;
  }

  /**
   * Sends UTF-8 as one text message; the callback hears when the socket has taken it, or why not.
   *
   * @return false, and nothing is sent, if too much waits for the client already
   */
  public boolean send(byte[] text, Callback sent) {
    boolean taken = outbox.send(text, sent);
    if (taken) {
      lastDataAt = clock.instant();
    }
    return taken;
  }

  /** Handles what the client sent, on a thread of its own: at once, or in turn. */
  public void handle(Runnable event) {
    if (inOrder) {
      lane.start(event);
    } else {
      Thread.startVirtualThread(event);
    }
  }

  /** Marks the connection's end, which has one reason: true for the first caller only. */
  public boolean end() {
    return ended.compareAndSet(false, true);
  }

  public boolean hasEnded() {
    return ended.get();
  }

  /** Says goodbye to the client. */
  public void close(CloseReason reason) {
    session.close(reason.code(), reason.text(), Callback.NOOP);
  }

  /** Cuts the socket before long, whether the client talks on, is silent or reads nothing. */
  public void cutSoon() {
    CompletableFuture.delayedExecutor(PARTING_SECONDS, TimeUnit.SECONDS).execute(session::abort);
  }

  /** Breaks the connection off without a word, as a network does that fails. */
  public void cut() {
    session.abort();
  }

  /** Completes when the socket is closed. */
  public CompletableFuture<Void> closed() {
    return closed;
  }
}
