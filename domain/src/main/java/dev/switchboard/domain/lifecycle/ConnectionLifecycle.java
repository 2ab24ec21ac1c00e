package dev.switchboard.domain.lifecycle;

import dev.switchboard.domain.access.AccessSource;
import dev.switchboard.domain.connection.ChannelName;
import dev.switchboard.domain.connection.Connection;
import dev.switchboard.domain.connection.ConnectionId;
import dev.switchboard.domain.connection.ConnectionState;
import dev.switchboard.domain.connection.ConnectionStore;
import dev.switchboard.domain.connection.Frame;
import dev.switchboard.domain.connection.Limits;
import dev.switchboard.domain.connection.Protocol;
import dev.switchboard.domain.connection.Reminders;
import dev.switchboard.domain.connection.StoreUnavailableException;
import dev.switchboard.domain.connection.Transport;
import dev.switchboard.domain.fanout.FanOut;
import dev.switchboard.domain.fanout.FanOutReport;
import dev.switchboard.domain.lifecycle.LifecycleSettings.UnknownSubprotocols;
import dev.switchboard.domain.protocol.Codec;
import dev.switchboard.domain.protocol.ServerMessage;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/**
 * Handles connects, messages and disconnects of all clients.
 *
 * <p>May be shared between threads. Every call throws {@link StoreUnavailableException} if the
 * store does not answer.
 */
public final class ConnectionLifecycle {

  /** The channel of plain clients; clients of the Events protocol may use it too. */
  public static final ChannelName BROADCAST = new ChannelName("/broadcast");

  /** The subprotocol of AppSync Events. */
  public static final String EVENTS = "aws-appsync-event-ws";

  /**
   * Stands among the offered subprotocols for credentials, where {@link #EVENTS} was not offered.
   */
  public static final String CREDENTIALS = "header-";

  private static final int LONGEST_ORIGIN_IN_LOG = 100;
  private static final Refusal UNKNOWN_SUBPROTOCOL =
      new Refusal(
          "Spoken here are plain text, with no subprotocol offered, and "
              + EVENTS
              + ". With unknown subprotocols set to plain, a device may offer any other one.");
  private static final Refusal EVENTS_IS_OFF =
      new Refusal("Only plain text is supported here: the access rules do not enable Events.");

  /** The time after the deadline in which a reply can still be sent. */
  private static final Duration REPLY_TIME = Duration.ofSeconds(2);

  private final ConnectionStore store;
  private final Transport transport;
  private final FanOut fanOut;
  private final Codec codec;
  private final AccessSource rules;
  private final LifecycleSettings settings;
  private final PlainClientProcessor plain;
  private final EventsHandshake door;
  private final EventsMessageProcessor events;

  /** Creates the lifecycle of all clients. */
  public ConnectionLifecycle(
      ConnectionStore store,
      Transport transport,
      Reminders reminders,
      FanOut fanOut,
      Codec codec,
      AccessSource rules,
      EventPublisher publishing,
      InstantSource clock,
      LifecycleSettings settings,
      Limits limits) {
    this.store = store;
    this.transport = transport;
    this.fanOut = fanOut;
    this.codec = codec;
    this.rules = rules;
    this.settings = settings;
    this.plain = new PlainClientProcessor(store, fanOut, rules, settings.plainMode());
    ConnectionPrincipals principals =
        new ConnectionPrincipals(store, limits.principals().maxConnections());
    this.door = new EventsHandshake(store, reminders, rules, principals, clock, settings);
    this.events =
        new EventsMessageProcessor(
            store, codec, rules, principals, publishing, clock, settings.timeout());
  }

  /**
   * Accepts and stores a connection, or refuses it. Calling it twice has the same effect as once.
   */
  public ConnectResult connect(Handshake handshake) {
    if (!settings.origins().allow(handshake.origin())) {
      return originNotAllowed(handshake.origin().orElse(""));
    }
    if (isPlain(handshake.subprotocols())) {
      return plain.connect(handshake.connection(Protocol.PLAIN));
    }
    if (!handshake.subprotocols().contains(EVENTS)) {
      return UNKNOWN_SUBPROTOCOL;
    }
    return rules.servesEvents() ? door.connect(handshake) : EVENTS_IS_OFF;
  }

  private static Refusal originNotAllowed(String origin) {
    String shown = origin.substring(0, Math.min(origin.length(), LONGEST_ORIGIN_IN_LOG));
    return new Refusal(
        "Pages of the origin '%s' may not connect; it is not among the allowed origins."
            .formatted(shown));
  }

  /** Credentials without the name of the Events protocol never make a plain client. */
  private boolean isPlain(List<String> offered) {
    return offered.isEmpty()
        || (settings.unknownSubprotocols() == UnknownSubprotocols.PLAIN
            && !offered.contains(EVENTS)
            && !offered.contains(CREDENTIALS));
  }

  /**
   * Handles a text that a connected client sent.
   *
   * @param deadline when to stop delivering it; early enough to answer
   */
  public MessageResult receive(
      ConnectionId id, Instant connectedAt, String text, Instant deadline) {
    Connection assumed = Connection.plain(id, connectedAt);
    if (returnsToSenderOnly(text)) {
      return plain.receive(assumed, text, deadline);
    }
    Optional<Connection> stored;
    try {
      stored = store.find(id);
    } catch (StoreUnavailableException down) {
      return receiveWithoutStore(assumed, text, deadline, down);
    }
    return stored.isPresent()
        ? receive(stored.get(), text, deadline)
        : receiveUnknown(assumed, text, deadline);
  }

  /** Removes a connection and its subscriptions. Removing an unknown one does nothing. */
  public void disconnect(ConnectionId id) {
    store.remove(id);
  }

  /**
   * Returns whether a text reaches no other client, whatever the sender's protocol, so that the
   * store need not be read. Messages of the Events protocol are excluded. Where Events are off,
   * such a message comes from a connection of an earlier deployment, which must be closed.
   */
  private boolean returnsToSenderOnly(String text) {
    return !rules.servesEvents()
        && settings.plainMode() != PlainMode.BROADCAST
        && !events.isEventsMessage(text);
  }

  private MessageResult receive(Connection from, String text, Instant deadline) {
    return switch (from.state()) {
      case ConnectionState.Accepted() -> receiveAccepted(from, text, deadline);
      case ConnectionState.Refused refused ->
          sendRefusalAndClose(from, EventsHandshake.refusal(refused), deadline);
      case ConnectionState.OverLimit refused ->
          sendRefusalAndClose(from, EventsHandshake.refusal(refused), deadline);
      case ConnectionState.Unavailable(String reason) ->
          receiveUnchecked(from, reason, text, deadline);
    };
  }

  private MessageResult receiveAccepted(Connection from, String text, Instant deadline) {
    return switch (from.protocol()) {
      case PLAIN -> plain.receive(from, text, deadline);
      case EVENTS ->
          rules.servesEvents()
              ? reply(from, events.receive(from, text, deadline), deadline)
              : close(from.id(), EVENTS_IS_OFF.reason());
    };
  }

  /**
   * Handles a text of a connection that is not stored. A message of the Events protocol may contain
   * credentials, so it is not broadcast. Its client has to connect and subscribe again.
   */
  private MessageResult receiveUnknown(Connection assumed, String text, Instant deadline) {
    return events.isEventsMessage(text)
        ? close(assumed.id(), "The connection is not known.")
        : plain.receiveUnknown(assumed, text, deadline);
  }

  /**
   * Answers a message of the Events protocol even if the store fails, since its client waits for
   * the answer.
   */
  private MessageResult receiveWithoutStore(
      Connection to, String text, Instant deadline, StoreUnavailableException down) {
    return events
        .failureReply(text, down)
        .map(reply -> reply(to, reply, deadline))
        .orElseThrow(() -> down);
  }

  private MessageResult close(ConnectionId id, String reason) {
    transport.close(id);
    return new MessageResult.Closed(reason, Optional.empty());
  }

  /**
   * Acknowledges a client whose credentials could not be checked, which grants it nothing, and
   * closes the connection at its next message. The client then connects again, and is checked.
   *
   * <p>Amplify connects again for as long as it takes only if an acknowledged connection closes.
   * After an error it gives up for good within about five seconds, whatever the code is.
   */
  private MessageResult receiveUnchecked(
      Connection from, String reason, String text, Instant deadline) {
    if (events.isConnectionInit(text)) {
      return reply(from, events.acknowledgement(), deadline);
    }
    MessageResult closed = close(from.id(), reason);
    store.remove(from.id());
    return closed;
  }

  private MessageResult sendRefusalAndClose(
      Connection to, ServerMessage refusal, Instant deadline) {
    MessageResult sent = reply(to, EventsReply.of(refusal), deadline);
    transport.close(to.id());
    store.remove(to.id());
    return sent;
  }

  private MessageResult reply(Connection to, EventsReply reply, Instant deadline) {
    if (reply.closing().isPresent()) {
      transport.close(to.id());
      return new MessageResult.Closed(reply.closing().get(), reply.failure());
    }
    List<Frame> frames = reply.messages().stream().map(codec::encode).toList();
    FanOutReport report = fanOut.send(to, frames, deadline.plus(REPLY_TIME));
    return new MessageResult.Replied(
        reply.messages(),
        report,
        reply.published(),
        reply.failure(),
        reply.principal().or(to::principal));
  }
}
