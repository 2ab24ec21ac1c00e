package dev.switchboard.domain.lifecycle;

import static dev.switchboard.domain.lifecycle.TestLifecycles.ADA;
import static dev.switchboard.domain.lifecycle.TestLifecycles.BOB;
import static org.assertj.core.api.Assertions.assertThat;

import dev.switchboard.domain.connection.Delivery;
import dev.switchboard.domain.doubles.ScriptedStore;
import dev.switchboard.domain.doubles.ScriptedTransport;
import dev.switchboard.domain.fanout.FanOutReport;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class EchoModeTest {

  private final ScriptedStore store = new ScriptedStore();
  private final ScriptedTransport transport = new ScriptedTransport();
  private final ConnectionLifecycle lifecycle =
      TestLifecycles.lifecycle(store, transport, PlainMode.ECHO);

  @Test
  void a_text_returns_to_its_sender_only() {
    store.knows(ADA, BOB);

    MessageResult result = TestLifecycles.receive(lifecycle, ADA, "hello");

    assertThat(result)
        .isEqualTo(
            new MessageResult.Delivered(
                new FanOutReport(1, 0, 0, 0, 0, 0, 0, 0, Optional.empty())));
    assertThat(transport.calls()).containsExactly("send ada: hello");
  }

  @Test
  void a_sender_that_is_gone_is_removed() {
    store.knows(ADA, BOB);
    transport.otherwise(new Delivery.Gone());

    assertThat(TestLifecycles.receive(lifecycle, ADA, "hello"))
        .isEqualTo(
            new MessageResult.Delivered(
                new FanOutReport(0, 1, 0, 0, 0, 0, 0, 0, Optional.empty())));
    assertThat(store.calls()).containsExactly("remove ada");
  }

  @Test
  void needs_no_store_to_answer() {
    store.fails(ScriptedStore.unavailable());

    TestLifecycles.receive(lifecycle, ADA, "hello");

    assertThat(transport.calls()).containsExactly("send ada: hello");
  }
}
