package dev.switchboard.domain.lifecycle;

import static dev.switchboard.domain.lifecycle.Clients.ADA;
import static dev.switchboard.domain.lifecycle.Clients.BOB;
import static dev.switchboard.domain.lifecycle.Clients.EVENTS_TOO;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.switchboard.domain.connection.Connection;
import dev.switchboard.domain.connection.Protocol;
import dev.switchboard.domain.connection.StoreUnavailableException;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Messages of the Events protocol, with credentials in them, that come where nobody expects them.
 */
final class StrayMessagesTest {

  private final RecordingStore store = new RecordingStore();
  private final RecordingTransport transport = new RecordingTransport();

  @ParameterizedTest
  @ValueSource(strings = {"connection_init", "wrong publish", "wrong subscribe"})
  void one_from_a_connection_that_is_not_known_reaches_nobody_and_closes_it(String message) {
    store.knows(BOB);

    for (AccessRules rules : List.of(EVENTS_TOO, AccessRules.PLAIN_ONLY)) {
      assertThat(Clients.say(broadcasting(rules), ADA, message))
          .isEqualTo(new Reception.Closed("The connection is not known.", Optional.empty()));
    }
    assertThat(transport.calls()).containsExactly("close ada", "close ada");
    assertThat(store.calls()).containsExactly("find ada", "find ada");
  }

  @ParameterizedTest
  @EnumSource
  void one_from_before_the_protocol_was_turned_off_reaches_nobody_and_closes_it(PlainMode mode) {
    store.knows(of(Protocol.EVENTS), BOB);

    assertThat(Clients.say(Clients.lifecycle(store, transport, mode), ADA, "wrong publish"))
        .isInstanceOf(Reception.Closed.class);
    assertThat(transport.calls()).containsExactly("close ada");
  }

  /** Whatever it says: what cannot be read may hold credentials as well. */
  @Test
  void no_word_of_a_client_of_the_protocol_that_was_turned_off_is_broadcast() {
    store.knows(of(Protocol.EVENTS), BOB);

    Clients.say(broadcasting(AccessRules.PLAIN_ONLY), ADA, "hello");

    assertThat(transport.calls()).containsExactly("close ada");
  }

  @Test
  void a_client_that_was_refused_is_only_told_so() {
    store.knows(of(Protocol.REFUSED_EVENTS), BOB);

    for (AccessRules rules : List.of(EVENTS_TOO, AccessRules.PLAIN_ONLY)) {
      Clients.say(broadcasting(rules), ADA, "wrong subscribe");
    }

    assertThat(transport.calls()).noneMatch(call -> call.startsWith("send bob"));
    assertThat(store.calls()).contains("remove ada");
  }

  @ParameterizedTest
  @ValueSource(strings = {"hello", "connection_init", "wrong publish"})
  void a_plain_client_may_say_what_it_likes(String text) {
    store.knows(ADA, BOB);

    for (AccessRules rules : List.of(EVENTS_TOO, AccessRules.PLAIN_ONLY)) {
      assertThat(Clients.say(broadcasting(rules), ADA, text))
          .isInstanceOf(Reception.Delivered.class);
    }
    assertThat(transport.calls()).filteredOn(("send bob: " + text)::equals).hasSize(2);
  }

  @ParameterizedTest
  @ValueSource(strings = {"connection_init", "wrong publish", "wrong subscribe"})
  void while_the_store_is_down_one_is_answered_all_the_same_and_reaches_nobody_else(
      String message) {
    store.knows(ADA, BOB);
    store.goDown();

    assertThat(Clients.say(broadcasting(EVENTS_TOO), ADA, message))
        .isInstanceOfSatisfying(
            Reception.Answered.class,
            answered -> assertThat(answered.failure()).containsInstanceOf(down()));
    assertThat(transport.calls()).singleElement().asString().startsWith("send ada: Refused[kind=");
  }

  @Test
  void while_the_store_is_down_a_plain_text_is_not_passed_over() {
    store.goDown();

    assertThatThrownBy(() -> Clients.say(broadcasting(EVENTS_TOO), ADA, "hello"))
        .isInstanceOf(down());
    assertThat(transport.calls()).isEmpty();
  }

  private ConnectionLifecycle broadcasting(AccessRules rules) {
    return Clients.lifecycle(store, transport, PlainMode.BROADCAST, rules);
  }

  private static Connection of(Protocol protocol) {
    return new Connection(ADA.id(), ADA.connectedAt(), protocol);
  }

  private static Class<StoreUnavailableException> down() {
    return StoreUnavailableException.class;
  }
}
