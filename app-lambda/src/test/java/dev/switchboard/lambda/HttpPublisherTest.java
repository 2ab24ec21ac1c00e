package dev.switchboard.lambda;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.switchboard.domain.access.AccessRule;
import dev.switchboard.domain.access.AccessRules;
import dev.switchboard.domain.access.ChannelTemplate;
import dev.switchboard.domain.access.Credentials;
import dev.switchboard.domain.access.Grantee;
import dev.switchboard.domain.access.Principal;
import dev.switchboard.domain.access.TokenVerification;
import dev.switchboard.domain.connection.ChannelName;
import dev.switchboard.domain.connection.StoreUnavailableException;
import dev.switchboard.domain.doubles.ScriptedStore;
import dev.switchboard.domain.doubles.ScriptedTransport;
import dev.switchboard.domain.fanout.FanOut;
import dev.switchboard.domain.fanout.FanOutLimits;
import dev.switchboard.domain.lifecycle.EventPublisher;
import dev.switchboard.domain.protocol.Event;
import dev.switchboard.domain.protocol.SubmittedEvent;
import dev.switchboard.domain.queue.FanOutQueue;
import java.io.IOException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Tests of the keys of publications, and of the publications' results. */
final class HttpPublisherTest {

  private static final Instant NOW = Instant.parse("2026-11-23T10:00:00Z");
  private static final List<Grantee> ANYONE = List.of(new Grantee.Anyone());

  /** Rules with a verifier that reads the token's text as its issuer, with the subject ann. */
  private static final AccessRules RULES =
      new AccessRules(
          true,
          List.of(),
          ANYONE,
          List.of(new AccessRule(ChannelTemplate.namespace("default"), ANYONE, ANYONE)),
          issuer ->
              new TokenVerification.Verified(
                  Principal.ofToken("ann", Map.of("iss", Set.of(issuer)))));

  private final ScriptedStore store = new ScriptedStore();
  private final RecordingPublicationLog log = new RecordingPublicationLog();
  private final HttpPublisher publishing = new HttpPublisher(publishing(), log);

  @Test
  void one_publisher_has_the_same_key_each_time() {
    publish(new Credentials.Token("https://a.example"), "k");
    publish(new Credentials.Token("https://a.example"), "k");

    assertThat(log.claimed()).hasSize(2);
    assertThat(Set.copyOf(log.claimed())).hasSize(1);
  }

  @Test
  void two_of_the_same_name_at_different_issuers_have_keys_of_their_own() {
    publish(new Credentials.Token("https://a.example"), "k");
    publish(new Credentials.Token("https://b.example"), "k");
    publish(new Credentials.None(), "k");

    assertThat(log.claimed()).doesNotHaveDuplicates().hasSize(3);
  }

  @Test
  void what_failed_on_our_side_gives_its_own_claim_back() {
    store.fails(new StoreUnavailableException("The store is down.", new IOException()));

    assertThatThrownBy(() -> publish(new Credentials.None(), "k"))
        .isInstanceOf(StoreUnavailableException.class);

    assertThat(log.released()).containsExactlyElementsOf(log.granted()).hasSize(1);
  }

  @Test
  void an_event_that_utf_8_cannot_encode_is_among_the_failed() {
    PublishRequest request =
        new PublishRequest(
            new ChannelName("/default/room"),
            List.of(EventJsonReader.submitted("1"), EventJsonReader.submitted("\"half \ud83d\"")),
            new Credentials.None(),
            Optional.empty(),
            "the body");

    assertThat(publishing.publish(request, NOW.plusSeconds(20)).answer().body())
        .contains(
            "\"index\":0}],\"failed\":[{",
            "\"index\":1,\"message\":\"The event contains half of a surrogate pair, which cannot be"
                + " sent as UTF-8.\"}]");
  }

  private HttpPublisher.HandlerResult publish(Credentials credentials, String key) {
    List<SubmittedEvent> events = List.of(new SubmittedEvent.Valid(new Event.Json("1")));
    return publishing.publish(
        new PublishRequest(
            new ChannelName("/default/room"), events, credentials, Optional.of(key), "the body"),
        NOW.plusSeconds(20));
  }

  private EventPublisher publishing() {
    InstantSource clock = InstantSource.fixed(NOW);
    JsonCodec codec = new JsonCodec();
    FanOut fanOut =
        new FanOut(
            store,
            new ScriptedTransport(),
            codec,
            FanOutQueue.NONE,
            _ -> {},
            clock,
            FanOutLimits.DEFAULT);
    return new EventPublisher(RULES, fanOut, codec, clock, 5);
  }
}
