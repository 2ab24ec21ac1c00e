package dev.switchboard.lambda;

import static dev.switchboard.lambda.JsonTexts.member;
import static dev.switchboard.lambda.JsonTexts.quoted;

import dev.switchboard.domain.access.Credentials;
import dev.switchboard.domain.connection.ChannelName;
import dev.switchboard.domain.connection.ChannelPattern;
import dev.switchboard.domain.connection.SubscriptionId;
import dev.switchboard.domain.protocol.ClientMessage;
import dev.switchboard.domain.protocol.Event;
import dev.switchboard.domain.protocol.RequestId;
import dev.switchboard.domain.protocol.SubmittedEvent;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

/** A valid message of the Events protocol, as the client's text and as the expected message. */
record GeneratedMessage(String text, ClientMessage meant) {

  /** The members of a message's object, and the expected message. */
  private record Draft(List<String> members, ClientMessage meant) {}

  /** The members of the credentials' object, and the expected credentials. */
  record Shown(List<String> members, Credentials meant) {

    /** Returns the same credentials, after other members. */
    Shown after(List<String> others) {
      return new Shown(Stream.concat(others.stream(), members.stream()).toList(), meant);
    }
  }

  /** One event, as it is written in a publish, and the expected event. */
  record Sent(String text, SubmittedEvent meant) {}

  /**
   * Returns messages in every order of members, between members that have no meaning or are
   * repeated later.
   */
  static Arbitrary<GeneratedMessage> messages() {
    Arbitrary<Draft> drafts =
        Arbitraries.oneOf(
            Arbitraries.just(
                new Draft(
                    List.of(member("type", quoted("connection_init"))),
                    new ClientMessage.ConnectionInit())),
            subscribes(),
            ids().map(GeneratedMessage::unsubscribe),
            publishes());
    return Combinators.combine(
            drafts.flatMap(
                draft ->
                    Arbitraries.shuffle(draft.members())
                        .map(members -> new Draft(members, draft.meant()))),
            others("id", "type", "channel", "events", "payload", "").list().ofMaxSize(3),
            others("payload", "", "Type", "a").list().ofMaxSize(2))
        .as(GeneratedMessage::of)
        .withoutEdgeCases();
  }

  static Arbitrary<String> channels() {
    return Arbitraries.of("a", "News", "a-b", "7", "x".repeat(50))
        .list()
        .ofMinSize(1)
        .ofMaxSize(4)
        .map(segments -> "/" + String.join("/", segments));
  }

  static Arbitrary<Sent> events() {
    return Arbitraries.oneOf(
        JsonTexts.values()
            .map(json -> new Sent(json, new SubmittedEvent.Valid(new Event.Json(json)))),
        Arbitraries.of(
            new Sent("", new SubmittedEvent.Invalid("The event is empty; it must be valid JSON.")),
            new Sent("1 2", new SubmittedEvent.Invalid("The event is more than one JSON value.")),
            new Sent("[1,", new SubmittedEvent.Invalid("The event is not valid JSON."))));
  }

  static Arbitrary<Shown> credentials() {
    Arbitrary<String> keys = JsonTexts.strings().filter(key -> !key.isBlank());
    Arbitrary<String> tokens = Arbitraries.strings().withChars("abcXYZ019-_.").ofMinLength(1);
    return Arbitraries.oneOf(
        Arbitraries.just(new Shown(List.of(member("host", "\"h\"")), new Credentials.None())),
        keys.map(
            key ->
                new Shown(
                    List.of(member("x-api-key", quoted(key)), member("Authorization", "\"t\"")),
                    new Credentials.ApiKey(key.strip()))),
        tokens.map(
            token ->
                new Shown(
                    List.of(member("authorization", quoted("bearer " + token))),
                    new Credentials.Token(token))));
  }

  private static Arbitrary<String> ids() {
    return Arbitraries.strings().withChars("abzAZ09_+-").ofMinLength(1).ofMaxLength(128);
  }

  private static Arbitrary<Draft> subscribes() {
    return Combinators.combine(ids(), channels(), Arbitraries.of("", "/", "/*"), credentials())
        .as(
            (id, channel, end, shown) ->
                new Draft(
                    List.of(
                        member("type", quoted("subscribe")),
                        member("id", quoted(id)),
                        member("channel", quoted(channel + end)),
                        member("authorization", JsonTexts.object(shown.members()))),
                    new ClientMessage.Subscribe(
                        new SubscriptionId(id),
                        new ChannelPattern(end.equals("/") ? channel : channel + end),
                        shown.meant())));
  }

  private static Draft unsubscribe(String id) {
    return new Draft(
        List.of(member("type", quoted("unsubscribe")), member("id", quoted(id))),
        new ClientMessage.Unsubscribe(new SubscriptionId(id)));
  }

  private static Arbitrary<Draft> publishes() {
    return Combinators.combine(
            ids(), channels(), events().list().ofMinSize(1).ofMaxSize(4), credentials())
        .as(
            (id, channel, events, shown) ->
                new Draft(
                    List.of(
                        member("type", quoted("publish")),
                        member("id", quoted(id)),
                        member("channel", quoted(channel)),
                        member("events", written(events)),
                        member("authorization", JsonTexts.object(shown.members()))),
                    new ClientMessage.Publish(
                        new RequestId(id),
                        new ChannelName(channel),
                        events.stream().map(Sent::meant).toList(),
                        shown.meant())));
  }

  static String written(List<Sent> events) {
    return JsonTexts.array(events.stream().map(Sent::text).map(JsonTexts::quoted).toList());
  }

  private static Arbitrary<String> others(String... names) {
    return Combinators.combine(Arbitraries.of(names), JsonTexts.values()).as(JsonTexts::member);
  }

  private static GeneratedMessage of(Draft draft, List<String> before, List<String> after) {
    List<String> members = new ArrayList<>(before);
    members.addAll(draft.members());
    members.addAll(after);
    return new GeneratedMessage(JsonTexts.object(members), draft.meant());
  }
}
