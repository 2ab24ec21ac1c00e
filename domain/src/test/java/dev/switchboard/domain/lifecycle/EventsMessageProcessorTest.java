package dev.switchboard.domain.lifecycle;

import static dev.switchboard.domain.lifecycle.TestLifecycles.ADA;
import static dev.switchboard.domain.lifecycle.TestLifecycles.EVENTS_TOO;
import static org.assertj.core.api.Assertions.assertThat;

import dev.switchboard.domain.connection.Connection;
import dev.switchboard.domain.connection.Protocol;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a message of the Events protocol costs the store. */
final class EventsMessageProcessorTest {

  private final RecordingStore store = new RecordingStore();
  private final RecordingTransport transport = new RecordingTransport();
  private final ConnectionLifecycle lifecycle =
      TestLifecycles.lifecycle(store, transport, PlainMode.BROADCAST, EVENTS_TOO);

  @BeforeEach
  void connect() {
    store.knows(new Connection(ADA.id(), ADA.connectedAt(), Protocol.EVENTS));
  }

  @Test
  void a_subscribe_is_one_question_and_one_change() {
    TestLifecycles.receive(lifecycle, ADA, "subscribe");

    assertThat(store.calls()).containsExactly("find ada", "subscribe ada to /broadcast");
    assertThat(transport.calls())
        .singleElement()
        .asString()
        .startsWith("send ada: SubscribeSuccess");
  }

  @Test
  void a_first_word_is_one_question() {
    TestLifecycles.receive(lifecycle, ADA, "connection_init");

    assertThat(store.calls()).containsExactly("find ada");
  }
}
