package dev.switchboard.domain.lifecycle;

import dev.switchboard.domain.connection.ChannelName;
import dev.switchboard.domain.connection.Connection;
import dev.switchboard.domain.connection.ConnectionId;
import dev.switchboard.domain.connection.ConnectionStore;
import dev.switchboard.domain.connection.Frame;
import dev.switchboard.domain.connection.Protocol;
import dev.switchboard.domain.connection.Reminders;
import dev.switchboard.domain.connection.StoreUnavailableException;
import dev.switchboard.domain.connection.Transport;
import dev.switchboard.domain.fanout.FanOut;
import dev.switchboard.domain.fanout.FanOutReport;
import dev.switchboard.domain.protocol.ClientMessage;
import dev.switchboard.domain.protocol.Codec;
import dev.switchboard.domain.protocol.ServerMessage;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/**
 * What happens when a client connects, speaks and leaves.
 *
 * <p>May be shared between threads. Every call throws {@link StoreUnavailableException} when the
 * store does not answer.
 */
public final class ConnectionLifecycle {

  /** The channel on which plain clients meet, and others may join them. */
  public static final ChannelName BROADCAST = new ChannelName("/broadcast");

  /** The subprotocol of AppSync Events. */
  public static final String EVENTS = "aws-appsync-event-ws";

  private static final Refusal STRANGE_ORIGIN =
      new Refusal("Pages of this origin may not connect.");
  private static final Refusal UNKNOWN_SUBPROTOCOL =
      new Refusal("Spoken here are plain text, with no subprotocol offered, and " + EVENTS + ".");
  private static final Refusal EVENTS_IS_OFF =
      new Refusal("Only plain text is spoken here: there is no access file that says otherwise.");

  /** How long after the deadline a client can still be answered. */
  private static final Duration TO_ANSWER = Duration.ofSeconds(2);

  private final ConnectionStore store;
  private final Transport transport;
  private final FanOut fanOut;
  private final Codec codec;
  private final AccessRules rules;
  private final LifecycleSettings settings;
  private final PlainClients plain;
  private final EventsDoor door;
  private final EventsClients events;

  /** Assembles the lifecycle of all clients. */
  public ConnectionLifecycle(
      ConnectionStore store,
      Transport transport,
      Reminders reminders,
      FanOut fanOut,
      Codec codec,
      AccessRules rules,
      Publishing publishing,
      InstantSource clock,
      LifecycleSettings settings) {
    this.store = store;
    this.transport = transport;
    this.fanOut = fanOut;
    this.codec = codec;
    this.rules = rules;
    this.settings = settings;
    this.plain = new PlainClients(store, fanOut, rules, settings.plainMode());
    this.door = new EventsDoor(store, reminders, rules, clock, settings);
    this.events = new EventsClients(store, rules, publishing, clock, settings.timeout());
  }

  /** Takes a connection in, or refuses it: if it is admitted, it is remembered. Twice is once. */
  public Admission connect(Handshake handshake) {
    if (!settings.origins().allow(handshake.origin())) {
      return STRANGE_ORIGIN;
    }
    if (handshake.subprotocols().isEmpty()) {
      return plain.connect(handshake.connection(Protocol.PLAIN));
    }
    if (!handshake.subprotocols().contains(EVENTS)) {
      return UNKNOWN_SUBPROTOCOL;
    }
    return rules.servesEvents() ? door.connect(handshake) : EVENTS_IS_OFF;
  }

  /**
   * Takes what a connected client said.
   *
   * @param deadline when to stop sending it on; early enough to answer
   */
  public Reception receive(ConnectionId id, Instant connectedAt, String text, Instant deadline) {
    Connection plainly = Connection.plain(id, connectedAt);
    return mayBeOfEither(text)
        ? receiveInEither(plainly, text, deadline)
        : plain.receive(plainly, true, text, deadline);
  }

  /** Lets a connection go, with its subscriptions. Letting an unknown one go does nothing. */
  public void disconnect(ConnectionId id) {
    store.remove(id);
  }

  /**
   * Whether it matters what the client speaks. A client of the Events protocol may be left from
   * before that was turned off, and what it says holds credentials that nobody else may hear.
   */
  private boolean mayBeOfEither(String text) {
    return rules.servesEvents()
        || settings.plainMode() == PlainMode.BROADCAST
        || speaksEvents(codec.decode(text));
  }

  /** Only the store knows what the client speaks. */
  private Reception receiveInEither(Connection plainly, String text, Instant deadline) {
    Optional<Connection> known;
    try {
      known = store.find(plainly.id());
    } catch (StoreUnavailableException down) {
      return receiveBlindly(plainly, text, deadline, down);
    }
    if (known.isEmpty() && speaksEvents(codec.decode(text))) {
      return close(plainly.id(), "The connection is not known.");
    }
    Connection from = known.orElse(plainly);
    return switch (from.protocol()) {
      case PLAIN -> plain.receive(from, known.isPresent(), text, deadline);
      case EVENTS ->
          rules.servesEvents()
              ? say(from, events.receive(from, codec.decode(text), deadline), deadline)
              : close(from.id(), EVENTS_IS_OFF.reason());
      case REFUSED_EVENTS -> dismiss(from, deadline);
    };
  }

  /** Without the store nobody can be told apart; but who asks in the Events protocol must hear. */
  private Reception receiveBlindly(
      Connection from, String text, Instant deadline, StoreUnavailableException down) {
    ClientMessage message = codec.decode(text);
    if (!speaksEvents(message)) {
      throw down;
    }
    return say(from, EventsClients.failed(message, down), deadline);
  }

  /**
   * Whether a message seems to be one of the Events protocol, be it a wrong one: if so, it is none
   * that other clients may hear, since there may be credentials in it.
   */
  private static boolean speaksEvents(ClientMessage message) {
    return switch (message) {
      case ClientMessage.Unreadable(var answer) ->
          answer.kind() != ServerMessage.Refused.Kind.OTHER;
      case ClientMessage.ConnectionInit _,
          ClientMessage.Subscribe _,
          ClientMessage.Unsubscribe _,
          ClientMessage.Publish _ ->
          true;
    };
  }

  /** A client of the Events protocol then connects anew, and subscribes again. */
  private Reception close(ConnectionId id, String reason) {
    transport.close(id);
    return new Reception.Closed(reason, Optional.empty());
  }

  private Reception dismiss(Connection from, Instant deadline) {
    Reception told = say(from, EventsClients.Answer.of(EventsDoor.REFUSED), deadline);
    transport.close(from.id());
    store.remove(from.id());
    return told;
  }

  private Reception say(Connection to, EventsClients.Answer answer, Instant deadline) {
    if (answer.messages().isEmpty()) {
      transport.close(to.id());
      return new Reception.Closed("The outcome is not known.", answer.failure());
    }
    List<Frame> frames = answer.messages().stream().map(codec::encode).toList();
    FanOutReport said = fanOut.send(to, frames, deadline.plus(TO_ANSWER));
    return new Reception.Answered(answer.messages(), said, answer.published(), answer.failure());
  }
}
