package dev.switchboard.local;

import static org.assertj.core.api.Assertions.assertThat;

import dev.switchboard.domain.lifecycle.PlainMode;
import dev.switchboard.gateway.GatewaySettings;
import dev.switchboard.testsupport.WebSocketClient;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The modes {@code echo} and {@code off}, with each store. */
final class PlainModesTest {

  private final InvocationLog log = new InvocationLog();

  @ParameterizedTest
  @EnumSource(StoreChoice.class)
  void an_echo_returns_to_its_sender_only(StoreChoice store) {
    try (Switchboard switchboard = start(PlainMode.ECHO, store)) {
      WebSocketClient ada = WebSocketClient.connect(switchboard.webSocketUrl());
      WebSocketClient bob = WebSocketClient.connect(switchboard.webSocketUrl());

      ada.send("for ada");
      assertThat(ada.nextText()).isEqualTo("for ada");
      log.awaitLine("MESSAGE", "\"status\":200", "\"audience\":1,\"sent\":1");
      bob.send("for bob");

      assertThat(bob.nextText()).isEqualTo("for bob");
      assertThat(ada.texts()).isEmpty();
    }
  }

  @ParameterizedTest
  @EnumSource(StoreChoice.class)
  void in_mode_off_plain_clients_are_refused_at_the_handshake(StoreChoice store) {
    try (Switchboard switchboard = start(PlainMode.OFF, store)) {
      assertThat(WebSocketClient.refusal(switchboard.webSocketUrl())).isEqualTo(403);
      log.awaitLine("CONNECT", "\"status\":403");
    }
  }

  private Switchboard start(PlainMode mode, StoreChoice store) {
    return Switchboard.start(
        GatewaySettings.defaults(), ServiceSettings.over(store).with(mode), log);
  }
}
