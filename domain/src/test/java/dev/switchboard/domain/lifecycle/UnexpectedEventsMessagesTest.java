package dev.switchboard.domain.lifecycle;

import static dev.switchboard.domain.lifecycle.TestLifecycles.ADA;
import static dev.switchboard.domain.lifecycle.TestLifecycles.BOB;
import static dev.switchboard.domain.lifecycle.TestLifecycles.EVENTS_TOO;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.switchboard.domain.access.AccessRules;
import dev.switchboard.domain.connection.Connection;
import dev.switchboard.domain.connection.Protocol;
import dev.switchboard.domain.connection.StoreUnavailableException;
import dev.switchboard.domain.doubles.ScriptedStore;
import dev.switchboard.domain.doubles.ScriptedTransport;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Messages of the Events protocol, with credentials, on connections that do not speak it. */
final class UnexpectedEventsMessagesTest {

  private final ScriptedStore store = new ScriptedStore();
  private final ScriptedTransport transport = new ScriptedTransport();

  @ParameterizedTest
  @ValueSource(strings = {"connection_init", "wrong publish", "wrong subscribe"})
  void a_message_from_an_unknown_connection_is_not_delivered_and_closes_it(String message) {
    store.knows(BOB);

    for (AccessRules rules : List.of(EVENTS_TOO, AccessRules.PLAIN_ONLY)) {
      assertThat(TestLifecycles.receive(broadcasting(rules), ADA, message))
          .isEqualTo(new MessageResult.Closed("The connection is not known.", Optional.empty()));
    }
    assertThat(transport.calls()).containsExactly("close ada", "close ada");
    assertThat(store.calls()).containsExactly("find ada", "find ada");
  }

  @ParameterizedTest
  @EnumSource
  void a_message_of_a_protocol_that_was_turned_off_is_not_delivered_and_closes_its_connection(
      PlainMode mode) {
    store.knows(of(Protocol.EVENTS), BOB);

    assertThat(
            TestLifecycles.receive(
                TestLifecycles.lifecycle(store, transport, mode), ADA, "wrong publish"))
        .isInstanceOf(MessageResult.Closed.class);
    assertThat(transport.calls()).containsExactly("close ada");
  }

  /** The same applies to unreadable texts, which may contain credentials too. */
  @Test
  void texts_of_clients_whose_protocol_is_off_are_not_broadcast() {
    store.knows(of(Protocol.EVENTS), BOB);

    TestLifecycles.receive(broadcasting(AccessRules.PLAIN_ONLY), ADA, "hello");

    assertThat(transport.calls()).containsExactly("close ada");
  }

  @Test
  void a_refused_client_receives_only_the_refusal() {
    store.knows(Connection.refused(ADA.id(), ADA.connectedAt(), "The key is wrong."), BOB);

    for (AccessRules rules : List.of(EVENTS_TOO, AccessRules.PLAIN_ONLY)) {
      TestLifecycles.receive(broadcasting(rules), ADA, "wrong subscribe");
    }

    assertThat(transport.calls())
        .noneMatch(call -> call.startsWith("send bob"))
        .filteredOn(call -> call.startsWith("send ada"))
        .hasSize(2)
        .allSatisfy(
            call ->
                assertThat(call)
                    .contains("UNAUTHORIZED", "not authorized to connect. The key is wrong."));
    assertThat(store.calls()).contains("remove ada");
  }

  /** Amplify connects again without end only after an acknowledged connection closes. */
  @Test
  void a_client_whose_credentials_could_not_be_checked_is_acknowledged_and_then_closed() {
    store.knows(Connection.unavailable(ADA.id(), ADA.connectedAt(), "The issuer is down."), BOB);

    TestLifecycles.receive(broadcasting(EVENTS_TOO), ADA, "connection_init");
    assertThat(transport.calls())
        .isNotEmpty()
        .noneMatch(call -> call.contains("Error"))
        .noneMatch(call -> call.startsWith("close"));
    assertThat(store.calls()).doesNotContain("remove ada");

    for (String next : List.of("wrong subscribe", "wrong publish", "hello")) {
      assertThat(TestLifecycles.receive(broadcasting(EVENTS_TOO), ADA, next))
          .isEqualTo(new MessageResult.Closed("The issuer is down.", Optional.empty()));
    }
    assertThat(transport.calls()).last().isEqualTo("close ada");
    assertThat(transport.calls()).noneMatch(call -> call.startsWith("send bob"));
    assertThat(store.calls()).contains("remove ada").noneMatch(call -> call.contains("subscribe"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"hello", "connection_init", "wrong publish"})
  void any_text_of_a_plain_client_is_broadcast(String text) {
    store.knows(ADA, BOB);

    for (AccessRules rules : List.of(EVENTS_TOO, AccessRules.PLAIN_ONLY)) {
      assertThat(TestLifecycles.receive(broadcasting(rules), ADA, text))
          .isInstanceOf(MessageResult.Delivered.class);
    }
    assertThat(transport.calls()).filteredOn(("send bob: " + text)::equals).hasSize(2);
  }

  @ParameterizedTest
  @ValueSource(strings = {"connection_init", "wrong publish", "wrong subscribe"})
  void while_the_store_is_down_a_message_is_answered_and_not_delivered(String message) {
    store.knows(ADA, BOB);
    store.fails(ScriptedStore.unavailable());

    assertThat(TestLifecycles.receive(broadcasting(EVENTS_TOO), ADA, message))
        .isInstanceOfSatisfying(
            MessageResult.Replied.class,
            answered -> assertThat(answered.failure()).containsInstanceOf(down()));
    assertThat(transport.calls())
        .singleElement()
        .asString()
        .startsWith("send ada: ErrorResponse[kind=");
  }

  @Test
  void while_the_store_is_down_a_plain_text_fails() {
    store.fails(ScriptedStore.unavailable());

    assertThatThrownBy(() -> TestLifecycles.receive(broadcasting(EVENTS_TOO), ADA, "hello"))
        .isInstanceOf(down());
    assertThat(transport.calls()).isEmpty();
  }

  private ConnectionLifecycle broadcasting(AccessRules rules) {
    return TestLifecycles.lifecycle(store, transport, PlainMode.BROADCAST, rules);
  }

  private static Connection of(Protocol protocol) {
    return new Connection(ADA.id(), ADA.connectedAt(), protocol);
  }

  private static Class<StoreUnavailableException> down() {
    return StoreUnavailableException.class;
  }
}
