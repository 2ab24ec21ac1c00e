package dev.switchboard.domain.lifecycle;

import dev.switchboard.domain.access.AccessRules;
import dev.switchboard.domain.access.Principal;
import dev.switchboard.domain.connection.ChannelPattern;
import dev.switchboard.domain.connection.Connection;
import dev.switchboard.domain.connection.ConnectionStore;
import dev.switchboard.domain.connection.Subscription;
import dev.switchboard.domain.connection.SubscriptionId;
import dev.switchboard.domain.fanout.FanOut;
import dev.switchboard.domain.fanout.Publication;
import dev.switchboard.domain.protocol.Event;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Clients that speak bare text. Each is, in the model, subscribed from the start to the broadcast
 * channel, and what it says is published there. They show no credentials.
 */
final class PlainClients {

  private static final SubscriptionId ITS_SUBSCRIPTION = new SubscriptionId("plain");
  private static final ChannelPattern BROADCAST =
      new ChannelPattern(ConnectionLifecycle.BROADCAST.value());
  private static final Refusal OFF = new Refusal("Plain clients are off.");
  private static final Refusal NOT_ALLOWED =
      new Refusal("The access rules do not allow this to a plain client.");

  private final ConnectionStore store;
  private final FanOut fanOut;
  private final AccessRules rules;
  private final PlainMode mode;

  PlainClients(ConnectionStore store, FanOut fanOut, AccessRules rules, PlainMode mode) {
    this.store = store;
    this.fanOut = fanOut;
    this.rules = rules;
    this.mode = mode;
  }

  Admission connect(Connection connection) {
    if (mode == PlainMode.OFF) {
      return OFF;
    }
    return admits(connection) ? new Admission.Admitted(Optional.empty()) : NOT_ALLOWED;
  }

  /**
   * Takes what a client said.
   *
   * @param known whether it is remembered; matters only where it is to hear others
   */
  Reception receive(Connection from, boolean known, String text, Instant deadline) {
    return switch (mode) {
      case BROADCAST -> broadcast(from, known, text, deadline);
      case ECHO ->
          new Reception.Delivered(
              fanOut.reply(subscriptionOf(from), new Event.Text(text), deadline));
      // It connected before plain clients were turned off; it stays connected, and unheard.
      case OFF -> OFF;
    };
  }

  private Reception broadcast(Connection from, boolean known, String text, Instant deadline) {
    if (!rules.mayPublish(Principal.ANONYMOUS, ConnectionLifecycle.BROADCAST)) {
      return NOT_ALLOWED;
    }
    // It speaks, so it is there, whatever was forgotten: a row lost to a crash must not cost it the
    // conversation, if it may still have one.
    if (!known && !admits(from)) {
      return NOT_ALLOWED;
    }
    Publication publication =
        new Publication(ConnectionLifecycle.BROADCAST, List.of(new Event.Text(text)));
    return new Reception.Delivered(fanOut.publish(publication, deadline));
  }

  /** Remembers a client, if it may be here. */
  private boolean admits(Connection connection) {
    boolean may =
        rules.mayConnect(Principal.ANONYMOUS) && rules.maySubscribe(Principal.ANONYMOUS, BROADCAST);
    if (may) {
      store.add(connection, List.of(subscriptionOf(connection)));
    }
    return may;
  }

  private static Subscription subscriptionOf(Connection connection) {
    return new Subscription(connection, ITS_SUBSCRIPTION, BROADCAST);
  }
}
