package dev.switchboard.domain.lifecycle;

import static dev.switchboard.domain.lifecycle.TestLifecycles.ADA;
import static dev.switchboard.domain.lifecycle.TestLifecycles.EVENTS_TOO;
import static org.assertj.core.api.Assertions.assertThat;

import dev.switchboard.domain.connection.Connection;
import dev.switchboard.domain.connection.OutcomeUnknownException;
import dev.switchboard.domain.connection.Protocol;
import dev.switchboard.domain.doubles.ScriptedStore;
import dev.switchboard.domain.doubles.ScriptedTransport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The store calls of a message of the Events protocol, and its failures. */
final class EventsMessageProcessorTest {

  private final ScriptedStore store = new ScriptedStore();
  private final ScriptedTransport transport = new ScriptedTransport();
  private final ConnectionLifecycle lifecycle =
      TestLifecycles.lifecycle(store, transport, PlainMode.BROADCAST, EVENTS_TOO);

  @BeforeEach
  void connect() {
    store.knows(new Connection(ADA.id(), ADA.connectedAt(), Protocol.EVENTS));
  }

  @Test
  void a_subscribe_reads_the_store_once_and_writes_it_once() {
    TestLifecycles.receive(lifecycle, ADA, "subscribe");

    assertThat(store.calls()).containsExactly("find ada", "subscribe ada to /broadcast");
    assertThat(transport.calls())
        .singleElement()
        .asString()
        .startsWith("send ada: SubscribeSuccess");
  }

  /**
   * An error would be false if the subscription was stored, and a success if it was not. The client
   * therefore has to connect again.
   */
  @Test
  void a_subscribe_of_unknown_outcome_is_not_answered_and_ends_the_connection() {
    store.loseAnswers();

    MessageResult result = TestLifecycles.receive(lifecycle, ADA, "subscribe");

    assertThat(result)
        .isInstanceOfSatisfying(
            MessageResult.Closed.class,
            closed ->
                assertThat(closed.failure()).get().isInstanceOf(OutcomeUnknownException.class));
    assertThat(transport.calls()).containsExactly("close ada");
  }

  @Test
  void a_first_message_reads_the_store_once() {
    TestLifecycles.receive(lifecycle, ADA, "connection_init");

    assertThat(store.calls()).containsExactly("find ada");
  }
}
