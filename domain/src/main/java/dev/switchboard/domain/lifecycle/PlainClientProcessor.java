package dev.switchboard.domain.lifecycle;

import dev.switchboard.domain.access.AccessRules;
import dev.switchboard.domain.access.AccessSource;
import dev.switchboard.domain.access.Principal;
import dev.switchboard.domain.connection.ChannelPattern;
import dev.switchboard.domain.connection.Connection;
import dev.switchboard.domain.connection.ConnectionStore;
import dev.switchboard.domain.connection.Subscription;
import dev.switchboard.domain.connection.SubscriptionId;
import dev.switchboard.domain.connection.UnpairedSurrogates;
import dev.switchboard.domain.fanout.FanOut;
import dev.switchboard.domain.fanout.Publication;
import dev.switchboard.domain.protocol.Event;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Handles clients that send plain text, without credentials. Each is subscribed to the broadcast
 * channel from its connect on, and its texts are published there.
 */
final class PlainClientProcessor {

  private static final SubscriptionId SUBSCRIPTION_ID = new SubscriptionId("plain");
  private static final ChannelPattern BROADCAST =
      new ChannelPattern(ConnectionLifecycle.BROADCAST.value());
  private static final Refusal OFF = new Refusal("Plain clients are off.");
  private static final Refusal NOT_ALLOWED =
      new Refusal("The access rules do not allow this to a plain client.");

  private static final Refusal NOT_TEXT =
      new Refusal(
          Refusal.Kind.INVALID_MESSAGE,
          "The message contains half of a surrogate pair, which cannot be sent as UTF-8.");

  private final ConnectionStore store;
  private final FanOut fanOut;
  private final AccessSource rules;
  private final PlainMode mode;

  PlainClientProcessor(ConnectionStore store, FanOut fanOut, AccessSource rules, PlainMode mode) {
    this.store = store;
    this.fanOut = fanOut;
    this.rules = rules;
    this.mode = mode;
  }

  ConnectResult connect(Connection connection) {
    if (mode == PlainMode.OFF) {
      return OFF;
    }
    return joinRefusal(connection, rules.current())
        .<ConnectResult>map(refusal -> refusal)
        .orElseGet(() -> new ConnectResult.Accepted(Optional.empty(), Optional.empty()));
  }

  /** Handles a text of a stored connection, or of any connection where texts are not broadcast. */
  MessageResult receive(Connection from, String text, Instant deadline) {
    return UnpairedSurrogates.areIn(text) ? NOT_TEXT : deliver(from, text, deadline);
  }

  private MessageResult deliver(Connection from, String text, Instant deadline) {
    return switch (mode) {
      case BROADCAST -> broadcastIfAllowed(text, deadline);
      case ECHO ->
          new MessageResult.Delivered(
              fanOut.reply(subscriptionOf(from), new Event.Text(text), deadline));
      // The client connected before plain clients were turned off. It stays connected.
      case OFF -> OFF;
    };
  }

  /**
   * Handles a text of a connection that is not stored. The client sends, so it is connected: its
   * row was lost in a crash. The row is stored again, so that the client receives broadcasts.
   */
  MessageResult receiveUnknown(Connection from, String text, Instant deadline) {
    Optional<Refusal> refusal =
        mode == PlainMode.BROADCAST ? rejoinRefusal(from, rules.current()) : Optional.empty();
    return refusal.isPresent() ? refusal.get() : receive(from, text, deadline);
  }

  private MessageResult broadcastIfAllowed(String text, Instant deadline) {
    Optional<Refusal> refusal = publishRefusal(rules.current());
    return refusal.isPresent() ? refusal.get() : broadcast(text, deadline);
  }

  private MessageResult broadcast(String text, Instant deadline) {
    Publication publication =
        new Publication(ConnectionLifecycle.BROADCAST, List.of(new Event.Text(text)));
    return new MessageResult.Delivered(fanOut.publish(publication, deadline));
  }

  private Optional<Refusal> rejoinRefusal(Connection connection, AccessRules current) {
    Optional<Refusal> refusal = publishRefusal(current);
    return refusal.isPresent() ? refusal : joinRefusal(connection, current);
  }

  private static Optional<Refusal> publishRefusal(AccessRules current) {
    return refusalUnless(
        current.mayPublish(Principal.ANONYMOUS, ConnectionLifecycle.BROADCAST), current);
  }

  /**
   * Stores a connection with its subscription if the rules allow it, and returns the refusal if
   * they do not.
   */
  private Optional<Refusal> joinRefusal(Connection connection, AccessRules current) {
    boolean allowed =
        current.mayConnect(Principal.ANONYMOUS)
            && current.maySubscribe(Principal.ANONYMOUS, BROADCAST);
    if (allowed) {
      store.add(connection, List.of(subscriptionOf(connection)));
    }
    return refusalUnless(allowed, current);
  }

  private static Optional<Refusal> refusalUnless(boolean allowed, AccessRules current) {
    return allowed
        ? Optional.empty()
        : Optional.of(
            current
                .outage()
                .map(reason -> new Refusal(Refusal.Kind.UNAVAILABLE, reason))
                .orElse(NOT_ALLOWED));
  }

  private static Subscription subscriptionOf(Connection connection) {
    return new Subscription(connection, SUBSCRIPTION_ID, BROADCAST);
  }
}
