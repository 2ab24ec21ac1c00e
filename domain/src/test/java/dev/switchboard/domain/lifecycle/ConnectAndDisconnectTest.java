package dev.switchboard.domain.lifecycle;

import static dev.switchboard.domain.lifecycle.TestLifecycles.ADA;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.switchboard.domain.access.AccessRules;
import dev.switchboard.domain.connection.ChannelPattern;
import dev.switchboard.domain.connection.StoreUnavailableException;
import dev.switchboard.domain.connection.Subscription;
import dev.switchboard.domain.connection.SubscriptionId;
import dev.switchboard.domain.doubles.ScriptedStore;
import dev.switchboard.domain.doubles.ScriptedTransport;
import dev.switchboard.domain.lifecycle.LifecycleSettings.UnknownSubprotocols;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

final class ConnectAndDisconnectTest {

  private final ScriptedStore store = new ScriptedStore();
  private final ScriptedTransport transport = new ScriptedTransport();

  @ParameterizedTest
  @EnumSource(names = {"BROADCAST", "ECHO"})
  void a_plain_client_is_stored_with_a_subscription_to_the_broadcast_channel(PlainMode mode) {
    assertThat(lifecycle(mode).connect(TestLifecycles.handshake(ADA)))
        .isEqualTo(new ConnectResult.Accepted(Optional.empty(), Optional.empty()));

    assertThat(store.calls()).containsExactly("add ada");
    assertThat(store.added())
        .containsExactly(
            new Subscription(ADA, new SubscriptionId("plain"), new ChannelPattern("/broadcast")));
    assertThat(transport.calls()).isEmpty();
  }

  @ParameterizedTest
  @EnumSource
  void a_client_that_offers_a_subprotocol_may_not_connect_and_is_not_stored(PlainMode mode) {
    assertThat(lifecycle(mode).connect(TestLifecycles.handshake(ADA, "aws-appsync-event-ws")))
        .isEqualTo(
            new Refusal(
                "Only plain text is supported here: the access rules do not enable Events."));
    assertThat(store.calls()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"arduino", "mqtt", "ocpp1.6,ocpp2.0.1"})
  void a_device_with_another_subprotocol_is_a_plain_client_only_where_a_setting_says_so(
      String offers) {
    Handshake device = TestLifecycles.handshake(ADA, offers.split(","));

    assertThat(lifecycle(UnknownSubprotocols.REFUSE).connect(device)).isInstanceOf(Refusal.class);
    assertThat(store.calls()).isEmpty();
    assertThat(lifecycle(UnknownSubprotocols.PLAIN).connect(device))
        .isEqualTo(new ConnectResult.Accepted(Optional.empty(), Optional.empty()));
    assertThat(store.calls()).containsExactly("add ada");
  }

  @ParameterizedTest
  @ValueSource(strings = {"header-", "mqtt,header-", "mqtt,aws-appsync-event-ws"})
  void a_client_of_the_events_protocol_never_becomes_a_plain_client(String offers) {
    assertThat(
            lifecycle(UnknownSubprotocols.PLAIN)
                .connect(TestLifecycles.handshake(ADA, offers.split(","))))
        .isInstanceOf(Refusal.class);
    assertThat(store.calls()).isEmpty();
  }

  /** The connection is not looked up first, so that rows left by a crash are removed too. */
  @ParameterizedTest
  @EnumSource
  void a_disconnect_removes_known_and_unknown_connections(PlainMode mode) {
    lifecycle(mode).disconnect(ADA.id());

    assertThat(store.calls()).containsExactly("remove ada");
    assertThat(transport.calls()).isEmpty();
  }

  @ParameterizedTest
  @EnumSource(names = {"BROADCAST", "ECHO"})
  void no_client_is_accepted_while_the_store_is_down(PlainMode mode) {
    store.fails(ScriptedStore.unavailable());

    assertThatThrownBy(() -> lifecycle(mode).connect(TestLifecycles.handshake(ADA)))
        .isInstanceOf(StoreUnavailableException.class);
  }

  @ParameterizedTest
  @EnumSource
  void a_disconnect_fails_if_the_connection_cannot_be_removed(PlainMode mode) {
    store.fails(ScriptedStore.unavailable());

    assertThatThrownBy(() -> lifecycle(mode).disconnect(ADA.id()))
        .isInstanceOf(StoreUnavailableException.class);
  }

  /** Its row would never get a keep-alive. */
  @Test
  void a_client_without_a_scheduled_reminder_is_not_accepted_and_leaves_no_row() {
    ConnectionLifecycle lifecycle =
        TestLifecycles.lifecycle(store, transport, PlainMode.BROADCAST, TestLifecycles.EVENTS_TOO);

    assertThatThrownBy(
            () -> lifecycle.connect(TestLifecycles.handshake(ADA, "aws-appsync-event-ws")))
        .isInstanceOf(StoreUnavailableException.class)
        .hasMessage("The queue of reminders does not answer.");
    assertThat(store.calls()).containsExactly("add ada", "remove ada");
  }

  private ConnectionLifecycle lifecycle(PlainMode mode) {
    return TestLifecycles.lifecycle(store, transport, mode);
  }

  private ConnectionLifecycle lifecycle(UnknownSubprotocols handling) {
    return TestLifecycles.lifecycle(
        store, transport, LifecycleSettings.DEFAULT.with(handling), AccessRules.PLAIN_ONLY);
  }
}
