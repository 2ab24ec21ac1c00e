package dev.switchboard.gateway;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.websocket.core.CoreSession;

/** One open WebSocket. Any thread may use it. */
final class OpenConnection {

  /** How long a client may take to answer a close frame before it is cut off. */
  private static final Duration CLOSE_PATIENCE = Duration.ofSeconds(2);

  private final Peer peer;
  private final CoreSession session;
  private final InstantSource clock;
  private final Outbox outbox;
  private final AtomicBoolean ended = new AtomicBoolean();
  private final CompletableFuture<Void> closed = new CompletableFuture<>();
  private volatile Instant lastActiveAt;

  OpenConnection(Peer peer, CoreSession session, InstantSource clock) {
    this.peer = peer;
    this.session = session;
    this.clock = clock;
    this.outbox = new Outbox(session);
    this.lastActiveAt = clock.instant();
  }

  Peer peer() {
    return peer;
  }

  /** When the last message passed, in either direction. */
  Instant lastActiveAt() {
    return lastActiveAt;
  }

  void touch() {
    lastActiveAt = clock.instant();
  }

  /**
   * Sends UTF-8 as one text message; the callback hears when the socket has taken it, or why not.
   */
  void send(byte[] text, Callback sent) {
    touch();
    outbox.send(text, sent);
  }

  /** Marks the connection's end, which has one reason: true for the first caller only. */
  boolean end() {
    return ended.compareAndSet(false, true);
  }

  boolean hasEnded() {
    return ended.get();
  }

  /** Says goodbye, and does not wait long for the client to say it too. */
  void close(CloseReason reason) {
    session.close(reason.code(), reason.text(), Callback.NOOP);
    session.setIdleTimeout(CLOSE_PATIENCE);
  }

  /** Completes when the socket is closed. */
  CompletableFuture<Void> closed() {
    return closed;
  }
}
