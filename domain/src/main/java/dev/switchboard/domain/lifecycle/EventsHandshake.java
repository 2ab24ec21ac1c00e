package dev.switchboard.domain.lifecycle;

import dev.switchboard.domain.access.AccessRules;
import dev.switchboard.domain.access.AccessSource;
import dev.switchboard.domain.access.Authentication;
import dev.switchboard.domain.access.Principal;
import dev.switchboard.domain.connection.Connection;
import dev.switchboard.domain.connection.ConnectionState;
import dev.switchboard.domain.connection.ConnectionStore;
import dev.switchboard.domain.connection.Protocol;
import dev.switchboard.domain.connection.Reminder;
import dev.switchboard.domain.connection.Reminders;
import dev.switchboard.domain.connection.StoreUnavailableException;
import dev.switchboard.domain.protocol.ProtocolError;
import dev.switchboard.domain.protocol.ServerMessage;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/** Accepts or refuses clients of the Events protocol. */
final class EventsHandshake {

  /** The reason for a client without credentials. */
  private static final Refusal NO_CREDENTIALS =
      new Refusal("The access rules allow no client to connect without an API key or a token.");

  private static final Refusal NOT_ALLOWED =
      new Refusal("The access rules do not allow you to connect.");

  /** The reason for clients that an older release refused, which did not store it. */
  private static final String NO_REASON =
      "It takes an API key or a token that may, and IAM is not possible here.";

  private final ConnectionStore store;
  private final Reminders reminders;
  private final AccessSource rules;
  private final ConnectionPrincipals principals;
  private final InstantSource clock;
  private final LifecycleSettings settings;

  EventsHandshake(
      ConnectionStore store,
      Reminders reminders,
      AccessSource rules,
      ConnectionPrincipals principals,
      InstantSource clock,
      LifecycleSettings settings) {
    this.store = store;
    this.reminders = reminders;
    this.rules = rules;
    this.principals = principals;
    this.clock = clock;
    this.settings = settings;
  }

  /** Returns the reply to the first message of a client that was refused. */
  static ServerMessage refusal(ConnectionState.Refused refused) {
    String reason = refused.reason().isEmpty() ? NO_REASON : refused.reason();
    return refusal(
        new ProtocolError(
            ProtocolError.Type.UNAUTHORIZED, "You are not authorized to connect. " + reason));
  }

  /** Returns the reply to the first message of a client that exceeded a limit. */
  static ServerMessage refusal(ConnectionState.OverLimit refused) {
    return refusal(new ProtocolError(ProtocolError.Type.LIMIT_EXCEEDED, refused.reason()));
  }

  private static ServerMessage refusal(ProtocolError error) {
    return new ServerMessage.ErrorResponse(
        ServerMessage.ErrorResponse.Kind.CONNECTION, Optional.empty(), error);
  }

  ConnectResult connect(Handshake handshake) {
    AccessRules current = rules.current();
    return switch (current.authenticate(handshake.credentials(), clock.instant())) {
      case Authentication.Refused(String reason) -> refuse(handshake, new Refusal(reason));
      case Authentication.Unavailable(String reason) ->
          refuse(handshake, new Refusal(Refusal.Kind.UNAVAILABLE, reason));
      case Authentication.Authenticated(var principal) -> connect(handshake, principal, current);
    };
  }

  private ConnectResult connect(Handshake handshake, Principal principal, AccessRules current) {
    Connection connection = handshake.connection(Protocol.EVENTS).withPrincipal(principal.id());
    Optional<Refusal> refusal = refusal(connection, principal, current);
    if (refusal.isPresent()) {
      return refuse(handshake, refusal.get().of(principal.id()));
    }
    store.add(connection, List.of());
    keepAlive(connection);
    return new ConnectResult.Accepted(
        Optional.of(ConnectionLifecycle.EVENTS), connection.principal());
  }

  /** Returns the reason to refuse an authenticated client; empty if it may connect. */
  private Optional<Refusal> refusal(
      Connection connection, Principal principal, AccessRules current) {
    if (!current.mayConnect(principal)) {
      return Optional.of(principal.equals(Principal.ANONYMOUS) ? NO_CREDENTIALS : NOT_ALLOWED);
    }
    return principals
        .limitReached(connection, principal)
        .map(error -> new Refusal(Refusal.Kind.OVER_LIMIT, error.message()));
  }

  private ConnectResult refuse(Handshake handshake, Refusal refusal) {
    return switch (settings.refusedAt()) {
      case HANDSHAKE -> refusal;
      case MESSAGE -> {
        store.add(notAccepted(handshake, refusal), List.of());
        yield new ConnectResult.RefusedAtFirstMessage(ConnectionLifecycle.EVENTS, refusal);
      }
    };
  }

  private static Connection notAccepted(Handshake handshake, Refusal refusal) {
    return switch (refusal.kind()) {
      case UNAVAILABLE ->
          Connection.unavailable(handshake.id(), handshake.connectedAt(), refusal.reason());
      case OVER_LIMIT ->
          Connection.overLimit(handshake.id(), handshake.connectedAt(), refusal.reason());
      case NOT_ALLOWED, INVALID_MESSAGE ->
          Connection.refused(handshake.id(), handshake.connectedAt(), refusal.reason());
    };
  }

  /**
   * Schedules the first keep-alive. This happens at the handshake because a client need not send
   * {@code connection_init}.
   */
  private void keepAlive(Connection connection) {
    List<Reminder> first = List.of(new Reminder(connection, 0));
    if (!reminders.schedule(first, settings.keepAlive()).isEmpty()) {
      store.remove(connection.id());
      throw new StoreUnavailableException("The queue of reminders does not answer.");
    }
  }
}
