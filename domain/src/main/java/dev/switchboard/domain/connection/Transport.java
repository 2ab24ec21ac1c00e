package dev.switchboard.domain.connection;

/** Reaches open connections. May be shared between threads. */
public interface Transport {

  /**
   * Sends one frame, in one attempt, and waits for what comes of it. What happens to the peer is an
   * answer, not an exception.
   *
   * <p>Frames sent at once to one connection arrive whole, in no promised order. After {@link
   * Delivery.Failed} the frame may have arrived.
   */
  Delivery send(ConnectionId to, Frame frame);

  /**
   * Closes a connection. Closing one that is gone does nothing; one that cannot be closed now is
   * closed by the gateway in time.
   */
  void close(ConnectionId id);
}
