package dev.switchboard.domain.lifecycle;

import dev.switchboard.domain.connection.ChannelPattern;
import dev.switchboard.domain.connection.Connection;
import dev.switchboard.domain.connection.ConnectionStore;
import dev.switchboard.domain.connection.OutcomeUnknownException;
import dev.switchboard.domain.connection.Subscription;
import dev.switchboard.domain.connection.SubscriptionId;
import dev.switchboard.domain.fanout.FanOutReport;
import dev.switchboard.domain.protocol.ClientMessage;
import dev.switchboard.domain.protocol.Credentials;
import dev.switchboard.domain.protocol.Problem;
import dev.switchboard.domain.protocol.ServerMessage;
import dev.switchboard.domain.protocol.ServerMessage.Refused.Kind;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/**
 * What clients of the Events protocol are answered. Every message has an answer: Amplify waits for
 * that of a publish without end.
 */
final class EventsClients {

  /**
   * Answers to a message.
   *
   * @param messages none where no answer would be true: then the connection must be closed, so that
   *     the client connects and subscribes anew
   * @param published what became of a publication
   * @param failure what went wrong on our side
   */
  record Answer(
      List<ServerMessage> messages,
      Optional<FanOutReport> published,
      Optional<RuntimeException> failure) {

    static Answer of(ServerMessage... messages) {
      return new Answer(List.of(messages), Optional.empty(), Optional.empty());
    }

    static Answer none(OutcomeUnknownException failure) {
      return new Answer(List.of(), Optional.empty(), Optional.of(failure));
    }
  }

  private final ConnectionStore store;
  private final AccessRules rules;
  private final Publishing publishing;
  private final InstantSource clock;
  private final Duration timeout;

  EventsClients(
      ConnectionStore store,
      AccessRules rules,
      Publishing publishing,
      InstantSource clock,
      Duration timeout) {
    this.store = store;
    this.rules = rules;
    this.publishing = publishing;
    this.clock = clock;
    this.timeout = timeout;
  }

  /** Does what a message asks for, and says what to answer. */
  Answer receive(Connection from, ClientMessage message, Instant deadline) {
    try {
      return switch (message) {
        case ClientMessage.ConnectionInit() ->
            // A client that was idle for long needs the sign of life at once, and loses one that
            // comes before the answer.
            Answer.of(new ServerMessage.ConnectionAck(timeout), new ServerMessage.KeepAlive());
        case ClientMessage.Subscribe(var id, var pattern, var credentials) ->
            Answer.of(subscribe(from, id, pattern, credentials));
        case ClientMessage.Unsubscribe(var id) -> Answer.of(unsubscribe(from, id));
        case ClientMessage.Publish publish -> publish(publish, deadline);
        case ClientMessage.Unreadable(var answer) -> Answer.of(answer);
      };
    } catch (OutcomeUnknownException failure) {
      return Answer.none(failure);
    } catch (RuntimeException failure) {
      // A border: whatever goes wrong within, the client waits for an answer to this very message.
      return failed(message, failure);
    }
  }

  /** What a client is answered whose message could not be dealt with. */
  static Answer failed(ClientMessage message, RuntimeException failure) {
    Problem problem = Problem.of(failure);
    ServerMessage answer =
        switch (message) {
          case ClientMessage.ConnectionInit() ->
              refused(Kind.CONNECTION, Optional.empty(), problem);
          case ClientMessage.Subscribe subscribe ->
              refused(
                  Kind.SUBSCRIBE,
                  Optional.of(subscribe.id().value()),
                  new Problem(Problem.Type.SUBSCRIPTION_PROCESSING, problem.message()));
          case ClientMessage.Unsubscribe(var id) ->
              refused(Kind.UNSUBSCRIBE, Optional.of(id.value()), problem);
          case ClientMessage.Publish publish ->
              refused(Kind.PUBLISH, Optional.of(publish.id().value()), problem);
          case ClientMessage.Unreadable(var unreadable) -> unreadable;
        };
    return new Answer(List.of(answer), Optional.empty(), Optional.of(failure));
  }

  private ServerMessage subscribe(
      Connection from, SubscriptionId id, ChannelPattern pattern, Credentials credentials) {
    Optional<Problem> refusal =
        switch (rules.identify(credentials, clock.instant())) {
          case Identification.Unidentified(String reason) ->
              Optional.of(new Problem(Problem.Type.UNAUTHORIZED, reason));
          case Identification.Identified(var who) when !rules.maySubscribe(who, pattern) ->
              Optional.of(Problem.UNAUTHORIZED);
          case Identification.Identified _ -> subscribe(new Subscription(from, id, pattern));
        };
    return refusal
        .<ServerMessage>map(problem -> refused(Kind.SUBSCRIBE, Optional.of(id.value()), problem))
        .orElseGet(() -> new ServerMessage.SubscribeSuccess(id));
  }

  private Optional<Problem> subscribe(Subscription subscription) {
    return switch (store.subscribe(subscription)) {
      case SUBSCRIBED -> Optional.empty();
      case ID_TAKEN ->
          Optional.of(
              new Problem(
                  Problem.Type.BAD_REQUEST,
                  "This id is already that of a subscription to another channel."));
      case LIMIT_REACHED ->
          Optional.of(
              new Problem(
                  Problem.Type.MAX_SUBSCRIPTIONS_REACHED,
                  "The connection has as many subscriptions as it may."));
      case NOT_CONNECTED ->
          Optional.of(
              new Problem(
                  Problem.Type.SUBSCRIPTION_PROCESSING, "The connection is not known any more."));
    };
  }

  private ServerMessage unsubscribe(Connection from, SubscriptionId id) {
    return store.unsubscribe(from.id(), id)
        ? new ServerMessage.UnsubscribeSuccess(id)
        : refused(
            Kind.UNSUBSCRIBE,
            Optional.of(id.value()),
            new Problem(Problem.Type.UNKNOWN_OPERATION, "Unknown operation id " + id + "."));
  }

  private Answer publish(ClientMessage.Publish publish, Instant deadline) {
    return switch (publishing.permit(publish.credentials(), publish.channel())) {
      case Permission.Refused(Problem problem) -> refused(publish, problem);
      case Permission.Granted permission ->
          switch (publishing.publish(permission, publish.events(), deadline)) {
            case PublishResult.Refused(Problem problem) -> refused(publish, problem);
            case PublishResult.Published(var outcome, var report) ->
                new Answer(
                    List.of(new ServerMessage.PublishSuccess(publish.id(), outcome)),
                    Optional.of(report),
                    Optional.empty());
          };
    };
  }

  private static Answer refused(ClientMessage.Publish publish, Problem problem) {
    return Answer.of(refused(Kind.PUBLISH, Optional.of(publish.id().value()), problem));
  }

  private static ServerMessage.Refused refused(Kind kind, Optional<String> id, Problem problem) {
    return new ServerMessage.Refused(kind, id, problem);
  }
}
