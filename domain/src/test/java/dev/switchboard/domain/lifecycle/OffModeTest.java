package dev.switchboard.domain.lifecycle;

import static dev.switchboard.domain.lifecycle.TestLifecycles.ADA;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class OffModeTest {

  private final RecordingStore store = new RecordingStore();
  private final RecordingTransport transport = new RecordingTransport();
  private final ConnectionLifecycle lifecycle =
      TestLifecycles.lifecycle(store, transport, PlainMode.OFF);

  @Test
  void a_plain_client_may_not_connect_and_is_not_remembered() {
    assertThat(lifecycle.connect(TestLifecycles.handshake(ADA)))
        .isEqualTo(new Refusal("Plain clients are off."));
    assertThat(store.calls()).isEmpty();
  }

  @Test
  void a_client_who_connected_before_is_refused_when_it_speaks_and_reaches_nobody() {
    store.knows(ADA);

    assertThat(TestLifecycles.say(lifecycle, ADA, "hello"))
        .isEqualTo(new Refusal("Plain clients are off."));
    assertThat(transport.calls()).isEmpty();
  }

  @Test
  void a_client_who_leaves_is_forgotten() {
    lifecycle.disconnect(ADA.id());

    assertThat(store.calls()).containsExactly("remove ada");
  }
}
