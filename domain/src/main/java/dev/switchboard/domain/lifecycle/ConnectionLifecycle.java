package dev.switchboard.domain.lifecycle;

import dev.switchboard.domain.connection.ChannelName;
import dev.switchboard.domain.connection.ChannelPattern;
import dev.switchboard.domain.connection.Connection;
import dev.switchboard.domain.connection.ConnectionId;
import dev.switchboard.domain.connection.ConnectionStore;
import dev.switchboard.domain.connection.StoreUnavailableException;
import dev.switchboard.domain.connection.Subscription;
import dev.switchboard.domain.connection.SubscriptionId;
import dev.switchboard.domain.fanout.FanOut;
import dev.switchboard.domain.fanout.Publication;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What happens when a client connects, speaks and leaves.
 *
 * <p>A plain client is, in the model, subscribed from the start to the broadcast channel, and what
 * it says is published there. May be shared between threads. Every call throws {@link
 * StoreUnavailableException} when the store does not answer.
 */
public final class ConnectionLifecycle {

  /** The channel on which plain clients meet. */
  public static final ChannelName BROADCAST = new ChannelName("/broadcast");

  private static final SubscriptionId PLAIN = new SubscriptionId("plain");
  private static final Refusal PLAIN_IS_OFF = new Refusal("Plain clients are off.");

  private final ConnectionStore store;
  private final FanOut fanOut;
  private final PlainMode mode;

  /** Assembles the lifecycle of plain clients in one mode. */
  public ConnectionLifecycle(ConnectionStore store, FanOut fanOut, PlainMode mode) {
    this.store = store;
    this.fanOut = fanOut;
    this.mode = mode;
  }

  /**
   * Takes a connection in: it is remembered when this returns. Twice is once.
   *
   * @param subprotocols what the client offers to speak; none for a plain client
   * @return why the client may not connect; absent if it may
   */
  public Optional<Refusal> connect(Connection connection, List<String> subprotocols) {
    if (!subprotocols.isEmpty()) {
      return Optional.of(new Refusal("Only plain text is spoken here: offer no subprotocol."));
    }
    if (mode == PlainMode.OFF) {
      return Optional.of(PLAIN_IS_OFF);
    }
    remember(connection);
    return Optional.empty();
  }

  /**
   * Takes what a connected client said.
   *
   * @param deadline when to stop sending it on; early enough to answer
   */
  public Reception receive(Connection from, String text, Instant deadline) {
    return switch (mode) {
      case BROADCAST -> broadcast(from, text, deadline);
      case ECHO -> new Reception.Delivered(fanOut.reply(from, text, deadline));
      // It connected before plain clients were turned off; it stays connected, and unheard.
      case OFF -> PLAIN_IS_OFF;
    };
  }

  /** Lets a connection go, with its subscriptions. Letting an unknown one go does nothing. */
  public void disconnect(ConnectionId id) {
    store.remove(id);
  }

  private Reception broadcast(Connection from, String text, Instant deadline) {
    if (store.find(from.id()).isEmpty()) {
      // It speaks, so it is there, whatever was forgotten: a row lost to a crash must not cost it
      // the conversation.
      remember(from);
    }
    return new Reception.Delivered(fanOut.publish(new Publication(BROADCAST, text), deadline));
  }

  private void remember(Connection connection) {
    store.add(
        connection,
        List.of(new Subscription(connection, PLAIN, new ChannelPattern(BROADCAST.value()))));
  }
}
