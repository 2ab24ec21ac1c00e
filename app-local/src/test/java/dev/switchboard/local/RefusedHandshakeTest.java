package dev.switchboard.local;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.switchboard.domain.lifecycle.AllowedOrigins;
import dev.switchboard.domain.lifecycle.ConnectionLifecycle;
import dev.switchboard.domain.lifecycle.LifecycleSettings;
import dev.switchboard.domain.lifecycle.LifecycleSettings.RefusedAt;
import dev.switchboard.domain.lifecycle.LifecycleSettings.UnknownSubprotocols;
import dev.switchboard.gateway.GatewaySettings;
import dev.switchboard.testsupport.WebSocketClient;
import java.net.http.WebSocket;
import java.util.Base64;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Clients that are refused at the handshake, and the reason in the response or the log. */
final class RefusedHandshakeTest {

  private static final String OURS = "https://ours.example";

  private final InvocationLog log = new InvocationLog();

  @ParameterizedTest
  @CsvSource({
    "x-api-key, guess, The API key is not known here.",
    "Authorization, AWS4-HMAC-SHA256 guess, IAM authorization is not possible here",
    "Authorization, guess, Tokens are not accepted here: no issuer is configured."
  })
  void a_client_refused_at_the_handshake_is_not_connected_and_the_log_has_the_reason(
      String header, String value, String reason) {
    try (Switchboard switchboard = start(LifecycleSettings.DEFAULT.with(RefusedAt.HANDSHAKE))) {
      assertThat(
              WebSocketClient.refusal(
                  switchboard.webSocketUrl(), ConnectionLifecycle.EVENTS, shown(header, value)))
          .isEqualTo(403);
      assertThat(log.awaitLine("CONNECT", "\"status\":403", "\"refused\":\"" + reason))
          .doesNotContain("guess");
    }
  }

  @ParameterizedTest
  @CsvSource({
    "x-api-key, guess, The API key is not known here.",
    "Authorization, AWS4-HMAC-SHA256 guess, IAM authorization is not possible here"
  })
  void a_client_refused_later_gets_the_reason_as_the_log_does(
      String header, String value, String reason) {
    try (Switchboard switchboard = start(LifecycleSettings.DEFAULT)) {
      WebSocketClient eve =
          WebSocketClient.connect(
              switchboard.webSocketUrl(), ConnectionLifecycle.EVENTS, shown(header, value));
      assertThat(log.awaitLine("CONNECT", "\"status\":200", "\"refused\":\"" + reason))
          .doesNotContain("guess");

      eve.send("{\"type\":\"connection_init\"}");

      assertThat(eve.nextText())
          .contains("connection_error", "UnauthorizedException", "\"errorCode\":401", reason)
          .doesNotContain("guess");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"https://theirs.example", "http://ours.example", "null"})
  void a_page_of_another_origin_may_not_connect_with_any_protocol(String origin) {
    try (Switchboard switchboard =
        start(LifecycleSettings.DEFAULT.with(new AllowedOrigins(Set.of(OURS))))) {
      assertThat(WebSocketClient.refusal(switchboard.webSocketUrl(), from(origin))).isEqualTo(403);
      log.awaitLine(
          "CONNECT", "403", "\"refused\":\"Pages of the origin '%s' may not".formatted(origin));
      assertThat(
              WebSocketClient.refusal(
                  switchboard.webSocketUrl(),
                  from(origin)
                      .subprotocols(
                          ConnectionLifecycle.EVENTS, shown("x-api-key", LocalAccessRules.KEY))))
          .isEqualTo(403);

      WebSocketClient.connect(switchboard.webSocketUrl(), from(OURS));
      WebSocketClient.connect(switchboard.webSocketUrl());
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"arduino", "mqtt", "soap", "ocpp1.6", "graphql-transport-ws"})
  void a_device_that_always_offers_a_subprotocol_is_admitted_where_a_setting_says_so(
      String offered) {
    try (Switchboard switchboard = start(LifecycleSettings.DEFAULT)) {
      assertThat(WebSocketClient.refusal(switchboard.webSocketUrl(), offered)).isEqualTo(403);
      log.awaitLine("CONNECT", "403", "unknown subprotocols set to plain");
    }
    try (Switchboard switchboard =
        start(LifecycleSettings.DEFAULT.with(UnknownSubprotocols.PLAIN))) {
      WebSocketClient device = WebSocketClient.connect(switchboard.webSocketUrl(), offered);
      device.send("hello");
      assertThat(device.nextText()).isEqualTo("hello");
    }
  }

  private Switchboard start(LifecycleSettings lifecycle) {
    return Switchboard.start(
        GatewaySettings.defaults(), ServiceSettings.over(StoreChoice.MEMORY).with(lifecycle), log);
  }

  private static String shown(String header, String value) {
    String json = "{\"host\":\"localhost\",\"%s\":\"%s\"}".formatted(header, value);
    return "header-" + Base64.getUrlEncoder().withoutPadding().encodeToString(json.getBytes(UTF_8));
  }

  private static WebSocket.Builder from(String origin) {
    return WebSocketClient.builder().header("Origin", origin);
  }
}
