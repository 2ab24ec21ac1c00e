package dev.switchboard.domain.lifecycle;

import dev.switchboard.domain.access.AccessRules;
import dev.switchboard.domain.access.AccessSource;
import dev.switchboard.domain.access.Authentication;
import dev.switchboard.domain.access.Credentials;
import dev.switchboard.domain.access.Principal;
import dev.switchboard.domain.connection.ChannelPattern;
import dev.switchboard.domain.connection.Connection;
import dev.switchboard.domain.connection.ConnectionStore;
import dev.switchboard.domain.connection.OutcomeUnknownException;
import dev.switchboard.domain.connection.Subscription;
import dev.switchboard.domain.connection.SubscriptionId;
import dev.switchboard.domain.protocol.ClientMessage;
import dev.switchboard.domain.protocol.Codec;
import dev.switchboard.domain.protocol.ProtocolError;
import dev.switchboard.domain.protocol.ServerMessage;
import dev.switchboard.domain.protocol.ServerMessage.ErrorResponse.Kind;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;

/**
 * Handles the messages of clients of the Events protocol. Every message gets a reply: Amplify waits
 * for the reply to a publish without a time limit.
 */
final class EventsMessageProcessor {

  private final ConnectionStore store;
  private final Codec codec;
  private final AccessSource rules;
  private final ConnectionPrincipals principals;
  private final EventPublisher publishing;
  private final InstantSource clock;
  private final Duration timeout;

  EventsMessageProcessor(
      ConnectionStore store,
      Codec codec,
      AccessSource rules,
      ConnectionPrincipals principals,
      EventPublisher publishing,
      InstantSource clock,
      Duration timeout) {
    this.store = store;
    this.codec = codec;
    this.rules = rules;
    this.principals = principals;
    this.publishing = publishing;
    this.clock = clock;
    this.timeout = timeout;
  }

  /** Handles a message, and returns the reply to send. */
  EventsReply receive(Connection from, String text, Instant deadline) {
    ClientMessage message = codec.decode(text);
    try {
      return switch (message) {
        case ClientMessage.ConnectionInit() -> acknowledgement();
        case ClientMessage.Subscribe(var id, var pattern, var credentials) ->
            subscribe(from, id, pattern, credentials);
        case ClientMessage.Unsubscribe(var id) -> EventsReply.of(unsubscribe(from, id));
        case ClientMessage.Publish publish -> publish(from, publish, deadline);
        case ClientMessage.Unreadable(var answer) -> EventsReply.of(answer);
      };
    } catch (OutcomeUnknownException failure) {
      return EventsReply.close(failure);
    } catch (RuntimeException failure) {
      // The client waits for a reply to this message, whatever fails.
      return failed(message, failure);
    }
  }

  /**
   * Acknowledges a connection. A client that was idle for long needs the keep-alive now, and
   * ignores one that arrives before the acknowledgement.
   */
  EventsReply acknowledgement() {
    return EventsReply.of(new ServerMessage.ConnectionAck(timeout), new ServerMessage.KeepAlive());
  }

  /** Returns whether a text is the optional first message of a client. */
  boolean isConnectionInit(String text) {
    return codec.decode(text) instanceof ClientMessage.ConnectionInit;
  }

  /**
   * Returns whether a text seems to be a message of the Events protocol, even a malformed one. Such
   * a text may contain credentials, so other clients must not receive it.
   */
  boolean isEventsMessage(String text) {
    return isEventsMessage(codec.decode(text));
  }

  /**
   * Returns the reply to a text that could not be handled; empty if it is no message of the
   * protocol.
   */
  Optional<EventsReply> failureReply(String text, RuntimeException failure) {
    ClientMessage message = codec.decode(text);
    return isEventsMessage(message) ? Optional.of(failed(message, failure)) : Optional.empty();
  }

  private static boolean isEventsMessage(ClientMessage message) {
    return switch (message) {
      case ClientMessage.Unreadable(var answer) -> answer.kind() != Kind.OTHER;
      case ClientMessage.ConnectionInit _,
          ClientMessage.Subscribe _,
          ClientMessage.Unsubscribe _,
          ClientMessage.Publish _ ->
          true;
    };
  }

  private static EventsReply failed(ClientMessage message, RuntimeException failure) {
    ProtocolError error = ProtocolError.of(failure);
    ServerMessage answer =
        switch (message) {
          case ClientMessage.ConnectionInit() -> refused(Kind.CONNECTION, Optional.empty(), error);
          case ClientMessage.Subscribe subscribe ->
              refused(
                  Kind.SUBSCRIBE,
                  Optional.of(subscribe.id().value()),
                  new ProtocolError(ProtocolError.Type.SUBSCRIPTION_PROCESSING, error.message()));
          case ClientMessage.Unsubscribe(var id) ->
              refused(Kind.UNSUBSCRIBE, Optional.of(id.value()), error);
          case ClientMessage.Publish publish ->
              refused(Kind.PUBLISH, Optional.of(publish.id().value()), error);
          case ClientMessage.Unreadable(var unreadable) -> unreadable;
        };
    return EventsReply.failed(answer, failure);
  }

  /**
   * Handles a subscribe. If its credentials cannot be checked now, the connection is closed: the
   * client then connects and subscribes again, whereas Amplify never repeats a subscribe that was
   * answered with an error.
   */
  private EventsReply subscribe(
      Connection from, SubscriptionId id, ChannelPattern pattern, Credentials credentials) {
    AccessRules current = rules.current();
    return switch (current.authenticate(credentials, clock.instant())) {
      case Authentication.Refused(String reason) ->
          refused(id, new ProtocolError(ProtocolError.Type.UNAUTHORIZED, reason));
      case Authentication.Unavailable(String reason) -> EventsReply.close(reason);
      case Authentication.Authenticated(var principal) ->
          subscribe(new Subscription(from, id, pattern), principal, current)
              .map(error -> refused(id, error))
              .orElseGet(() -> EventsReply.of(new ServerMessage.SubscribeSuccess(id)))
              .to(principal.id());
    };
  }

  private static EventsReply refused(SubscriptionId id, ProtocolError error) {
    return EventsReply.of(refused(Kind.SUBSCRIBE, Optional.of(id.value()), error));
  }

  private Optional<ProtocolError> subscribe(
      Subscription subscription, Principal principal, AccessRules current) {
    return current.maySubscribe(principal, subscription.pattern())
        ? principals
            .recordOnce(subscription.connection(), principal)
            .or(() -> subscribe(subscription))
        : Optional.of(ProtocolError.UNAUTHORIZED);
  }

  private Optional<ProtocolError> subscribe(Subscription subscription) {
    return switch (store.subscribe(subscription)) {
      case SUBSCRIBED -> Optional.empty();
      case ID_TAKEN ->
          Optional.of(
              new ProtocolError(
                  ProtocolError.Type.BAD_REQUEST,
                  "This id is already that of a subscription to another channel."));
      case LIMIT_REACHED ->
          Optional.of(
              new ProtocolError(
                  ProtocolError.Type.MAX_SUBSCRIPTIONS_REACHED,
                  "The connection has the maximum number of subscriptions."));
      case NOT_CONNECTED ->
          Optional.of(
              new ProtocolError(
                  ProtocolError.Type.SUBSCRIPTION_PROCESSING,
                  "The connection is no longer known."));
    };
  }

  private ServerMessage unsubscribe(Connection from, SubscriptionId id) {
    return store.unsubscribe(from.id(), id)
        ? new ServerMessage.UnsubscribeSuccess(id)
        : refused(
            Kind.UNSUBSCRIBE,
            Optional.of(id.value()),
            new ProtocolError(
                ProtocolError.Type.UNKNOWN_OPERATION, "Unknown operation id " + id + "."));
  }

  private EventsReply publish(Connection from, ClientMessage.Publish publish, Instant deadline) {
    return switch (publishing.permit(publish.credentials(), publish.channel())) {
      case PublishPermission.Refused(var error, var principal) ->
          refused(publish, error).to(principal);
      case PublishPermission.Granted permission ->
          principals
              .recordOnce(from, permission.principal())
              .map(error -> refused(publish, error))
              .orElseGet(() -> publish(permission, publish, deadline))
              .to(permission.principal().id());
    };
  }

  private EventsReply publish(
      PublishPermission.Granted permission, ClientMessage.Publish publish, Instant deadline) {
    return switch (publishing.publish(permission, publish.events(), deadline)) {
      case PublishResult.Refused(ProtocolError error) -> refused(publish, error);
      case PublishResult.Published(var receipt, var report) ->
          EventsReply.published(new ServerMessage.PublishSuccess(publish.id(), receipt), report);
    };
  }

  private static EventsReply refused(ClientMessage.Publish publish, ProtocolError error) {
    return EventsReply.of(refused(Kind.PUBLISH, Optional.of(publish.id().value()), error));
  }

  private static ServerMessage.ErrorResponse refused(
      Kind kind, Optional<String> id, ProtocolError error) {
    return new ServerMessage.ErrorResponse(kind, id, error);
  }
}
