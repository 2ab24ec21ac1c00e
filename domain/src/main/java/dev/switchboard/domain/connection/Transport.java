package dev.switchboard.domain.connection;

/** Sends frames to open connections. May be shared between threads. */
public interface Transport {

  /**
   * Sends one frame, in one attempt, and waits for the result. A problem of the peer is a result,
   * not an exception.
   *
   * <p>Frames sent concurrently to one connection arrive whole, in any order. After {@link
   * Delivery.Failed} the frame may have arrived.
   */
  Delivery send(ConnectionId to, Frame frame);

  /**
   * Closes a connection. Closing a connection that is gone does nothing. If closing fails, the
   * gateway closes the connection later.
   */
  void close(ConnectionId id);
}
