package dev.switchboard.domain.lifecycle;

import static dev.switchboard.domain.lifecycle.TestLifecycles.ADA;
import static dev.switchboard.domain.lifecycle.TestLifecycles.BOB;
import static org.assertj.core.api.Assertions.assertThat;

import dev.switchboard.domain.access.AccessRules;
import dev.switchboard.domain.access.Credentials;
import dev.switchboard.domain.connection.Connection;
import dev.switchboard.domain.connection.Protocol;
import dev.switchboard.domain.doubles.ScriptedStore;
import dev.switchboard.domain.doubles.ScriptedTransport;
import dev.switchboard.domain.lifecycle.LifecycleSettings.RefusedAt;
import dev.switchboard.domain.protocol.ProtocolError;
import org.junit.jupiter.api.Test;

/** While the access rules cannot be read, all is refused for now, and no client for good. */
final class UnreadableRulesTest {

  private static final String REASON = "The access rules cannot be read at the moment.";
  private static final Refusal FOR_NOW = new Refusal(Refusal.Kind.UNAVAILABLE, REASON);

  private final ScriptedStore store = new ScriptedStore();
  private final ScriptedTransport transport = new ScriptedTransport();
  private final ConnectionLifecycle lifecycle = lifecycle(LifecycleSettings.DEFAULT);

  private ConnectionLifecycle lifecycle(LifecycleSettings settings) {
    return TestLifecycles.lifecycle(
        store, transport, settings, AccessRules.unavailable(true, REASON));
  }

  @Test
  void a_plain_client_may_not_connect_for_now() {
    assertThat(lifecycle.connect(TestLifecycles.handshake(ADA))).isEqualTo(FOR_NOW);
    assertThat(store.calls()).isEmpty();
  }

  @Test
  void a_text_of_a_plain_client_is_not_broadcast_for_now_and_its_row_is_not_stored_again() {
    store.knows(ADA);

    assertThat(TestLifecycles.receive(lifecycle, ADA, "hello")).isEqualTo(FOR_NOW);
    assertThat(TestLifecycles.receive(lifecycle, BOB, "hello")).isEqualTo(FOR_NOW);
    assertThat(store.calls()).containsExactly("find ada", "find bob");
    assertThat(transport.calls()).isEmpty();
  }

  @Test
  void a_client_of_the_events_protocol_is_refused_for_now_at_either_point() {
    Handshake handshake = TestLifecycles.handshake(ADA, ConnectionLifecycle.EVENTS);

    assertThat(lifecycle.connect(handshake))
        .isEqualTo(new ConnectResult.RefusedAtFirstMessage(ConnectionLifecycle.EVENTS, FOR_NOW));
    assertThat(lifecycle(LifecycleSettings.DEFAULT.with(RefusedAt.HANDSHAKE)).connect(handshake))
        .isEqualTo(FOR_NOW);
  }

  /** The client connects and subscribes again, whereas it never repeats a refused subscribe. */
  @Test
  void a_subscribe_closes_the_connection_for_now() {
    store.knows(new Connection(ADA.id(), ADA.connectedAt(), Protocol.EVENTS));

    TestLifecycles.receive(lifecycle, ADA, "subscribe");

    assertThat(store.calls()).first().isEqualTo("find ada");
    assertThat(store.calls()).doesNotContain("subscribe ada to /broadcast");
    assertThat(transport.calls()).containsExactly("close ada");
  }

  @Test
  void no_credentials_may_publish_for_now() {
    EventPublisher publisher =
        TestLifecycles.publisher(store, transport, AccessRules.unavailable(true, REASON));

    assertThat(publisher.permit(new Credentials.None(), ConnectionLifecycle.BROADCAST))
        .isEqualTo(
            new PublishPermission.Refused(
                new ProtocolError(ProtocolError.Type.SERVICE_UNAVAILABLE, REASON)));
  }
}
