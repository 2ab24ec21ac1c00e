package dev.switchboard.domain.lifecycle;

import static dev.switchboard.domain.lifecycle.TestLifecycles.ADA;
import static org.assertj.core.api.Assertions.assertThat;

import dev.switchboard.domain.doubles.ScriptedStore;
import dev.switchboard.domain.doubles.ScriptedTransport;
import org.junit.jupiter.api.Test;

final class OffModeTest {

  private final ScriptedStore store = new ScriptedStore();
  private final ScriptedTransport transport = new ScriptedTransport();
  private final ConnectionLifecycle lifecycle =
      TestLifecycles.lifecycle(store, transport, PlainMode.OFF);

  @Test
  void a_plain_client_may_not_connect_and_is_not_stored() {
    assertThat(lifecycle.connect(TestLifecycles.handshake(ADA)))
        .isEqualTo(new Refusal("Plain clients are off."));
    assertThat(store.calls()).isEmpty();
  }

  @Test
  void a_text_of_a_client_connected_earlier_is_refused_and_not_delivered() {
    store.knows(ADA);

    assertThat(TestLifecycles.receive(lifecycle, ADA, "hello"))
        .isEqualTo(new Refusal("Plain clients are off."));
    assertThat(transport.calls()).isEmpty();
  }

  @Test
  void a_disconnect_removes_the_connection() {
    lifecycle.disconnect(ADA.id());

    assertThat(store.calls()).containsExactly("remove ada");
  }
}
