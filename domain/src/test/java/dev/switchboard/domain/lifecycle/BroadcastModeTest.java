package dev.switchboard.domain.lifecycle;

import static dev.switchboard.domain.lifecycle.TestLifecycles.ADA;
import static dev.switchboard.domain.lifecycle.TestLifecycles.BOB;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.switchboard.domain.access.AccessRule;
import dev.switchboard.domain.access.AccessRules;
import dev.switchboard.domain.access.ChannelTemplate;
import dev.switchboard.domain.access.Grantee;
import dev.switchboard.domain.access.TokenVerifier;
import dev.switchboard.domain.connection.Delivery;
import dev.switchboard.domain.connection.StoreUnavailableException;
import dev.switchboard.domain.doubles.ScriptedStore;
import dev.switchboard.domain.doubles.ScriptedTransport;
import dev.switchboard.domain.fanout.FanOutReport;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class BroadcastModeTest {

  private final ScriptedStore store = new ScriptedStore();
  private final ScriptedTransport transport = new ScriptedTransport();
  private final ConnectionLifecycle lifecycle =
      TestLifecycles.lifecycle(store, transport, PlainMode.BROADCAST);

  @Test
  void a_text_reaches_every_subscriber_of_the_broadcast_channel_including_its_sender() {
    store.knows(ADA, BOB);

    MessageResult result = TestLifecycles.receive(lifecycle, ADA, "hello");

    assertThat(result)
        .isEqualTo(
            new MessageResult.Delivered(
                new FanOutReport(2, 0, 0, 0, 0, 0, 0, 0, Optional.empty())));
    assertThat(transport.calls()).containsExactlyInAnyOrder("send ada: hello", "send bob: hello");
    assertThat(store.calls()).containsExactly("find ada", "subscribersTo /broadcast");
  }

  @Test
  void a_text_that_utf_8_cannot_encode_is_refused_and_delivered_to_no_client() {
    store.knows(ADA, BOB);

    assertThat(TestLifecycles.receive(lifecycle, ADA, "hello \ud83d"))
        .isEqualTo(
            new Refusal(
                Refusal.Kind.INVALID_MESSAGE,
                "The message contains half of a surrogate pair, which cannot be sent as UTF-8."));
    assertThat(transport.calls()).isEmpty();
  }

  /** The sender is stored before the audience is read, so that it receives its own text. */
  @Test
  void an_unknown_sender_is_stored_again_and_then_its_text_is_published() {
    store.knows(BOB);

    TestLifecycles.receive(lifecycle, ADA, "hello");

    assertThat(store.calls()).containsExactly("find ada", "add ada", "subscribersTo /broadcast");
    assertThat(transport.calls()).containsExactly("send bob: hello");
  }

  /** The client connected under other rules, or was never accepted. */
  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void an_unknown_sender_is_not_stored_again_if_the_rules_forbid_it(boolean connecting) {
    store.knows(BOB);
    List<Grantee> anyone = List.of(new Grantee.Anyone());
    AccessRule publishing =
        new AccessRule(ChannelTemplate.namespace("broadcast"), List.of(), anyone);
    AccessRules rules =
        connecting
            ? rules(anyone, List.of(publishing))
            : rules(List.of(), AccessRules.PLAIN_ONLY.rules());
    ConnectionLifecycle strict =
        TestLifecycles.lifecycle(store, transport, PlainMode.BROADCAST, rules);

    assertThat(TestLifecycles.receive(strict, ADA, "hello")).isInstanceOf(Refusal.class);
    assertThat(store.calls()).containsExactly("find ada");
    assertThat(transport.calls()).isEmpty();
  }

  @Test
  void undelivered_frames_are_in_the_report() {
    store.knows(ADA, BOB);
    transport.otherwise(new Delivery.Throttled());

    assertThat(TestLifecycles.receive(lifecycle, ADA, "hello"))
        .isEqualTo(
            new MessageResult.Delivered(
                new FanOutReport(0, 0, 0, 2, 0, 0, 0, 0, Optional.empty())));
  }

  @Test
  void a_store_that_is_down_fails_the_message() {
    store.knows(ADA);
    store.fails(ScriptedStore.unavailable());

    assertThatThrownBy(() -> TestLifecycles.receive(lifecycle, ADA, "hello"))
        .isInstanceOf(StoreUnavailableException.class);
    assertThat(transport.calls()).isEmpty();
  }

  private static AccessRules rules(List<Grantee> connect, List<AccessRule> rules) {
    return new AccessRules(false, List.of(), connect, rules, TokenVerifier.NONE);
  }
}
