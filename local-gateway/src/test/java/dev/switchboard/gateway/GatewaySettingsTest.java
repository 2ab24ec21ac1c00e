package dev.switchboard.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class GatewaySettingsTest {

  private static final GatewaySettings DEFAULTS = GatewaySettings.defaults();

  @Test
  void the_defaults_stay_on_this_machine() {
    assertThat(DEFAULTS.host()).isEqualTo("127.0.0.1");
    assertThat(DEFAULTS.port()).isZero();
    assertThat(DEFAULTS.api().stage()).isEqualTo("dev");
    assertThat(DEFAULTS.certificate()).isEmpty();
    assertThat(DEFAULTS.aliases()).isEmpty();
    assertThat(DEFAULTS.httpApi().routes()).isEmpty();
  }

  @Test
  void the_limits_are_those_of_aws() {
    WebSocketLimits limits = DEFAULTS.limits();

    assertThat(limits.idle()).isEqualTo(Duration.ofMinutes(10));
    assertThat(limits.duration()).isEqualTo(Duration.ofHours(2));
    assertThat(limits.integration()).isEqualTo(Duration.ofSeconds(29));
    assertThat(limits.frameBytes()).isEqualTo(32_768);
    assertThat(limits.messageBytes()).isEqualTo(131_072);
  }

  @Test
  void the_limits_of_an_http_api_are_those_of_aws() {
    HttpApiLimits limits = DEFAULTS.httpApi().limits();

    assertThat(limits.integration()).isEqualTo(Duration.ofSeconds(30));
    assertThat(limits.payloadBytes()).isEqualTo(10_485_760);
    assertThat(limits.invocationBytes()).isEqualTo(6_291_456);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "/", "event", "/event/", "/a//b", "/a?b", "/{a}", "/a/@connections"})
  void an_alias_that_is_no_path_is_refused(String alias) {
    assertThatThrownBy(() -> DEFAULTS.withAliases(Set.of(alias)))
        .hasMessage("The alias is '%s': expected a path such as /event/realtime".formatted(alias));
  }

  @ParameterizedTest
  @ValueSource(strings = {"GET /dev", "POST /event/realtime"})
  void an_unreachable_route_is_refused(String route) {
    assertThatThrownBy(
            () -> DEFAULTS.withAliases(Set.of("/event/realtime")).withHttpApi(HttpApi.of(route)))
        .hasMessage(
            "The route '%s' is unreachable: its path belongs to the WebSocket API"
                .formatted(route));
  }

  @ParameterizedTest
  @ValueSource(ints = {-1, 65_536})
  void a_port_that_does_not_exist_is_refused(int port) {
    assertThatThrownBy(() -> DEFAULTS.at("localhost", port))
        .hasMessage("The port is %d: expected 0 (any free one) to 65535".formatted(port));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "a/b", "$default", "dev ", "ü"})
  void a_stage_that_api_gateway_would_refuse_is_refused(String stage) {
    assertThatThrownBy(() -> WebSocketApi.PLAIN.withStage(stage))
        .hasMessageStartingWith("The stage is '%s': expected".formatted(stage));
  }

  @Test
  void a_blank_host_is_refused() {
    assertThatThrownBy(() -> DEFAULTS.at(" ", 0))
        .hasMessageStartingWith("The host is blank: expected");
  }

  @Test
  void an_unknown_route_cannot_have_a_route_response() {
    assertThatThrownBy(() -> WebSocketApi.PLAIN.withAnswering(Set.of("join")))
        .hasMessageStartingWith("There is no route 'join'");
  }

  @Test
  void a_limit_of_zero_is_refused() {
    assertThatThrownBy(() -> WebSocketLimits.OF_AWS.withIdle(Duration.ZERO))
        .hasMessage("The idle time is 0h: expected more than zero");
    assertThatThrownBy(() -> WebSocketLimits.OF_AWS.withSizes(10, 9))
        .hasMessage("The message size is 9: expected at least 10");
    assertThatThrownBy(() -> HttpApiLimits.OF_AWS.withIntegration(Duration.ZERO))
        .hasMessage("The integration time-out is 0h: expected more than zero");
    assertThatThrownBy(() -> HttpApiLimits.OF_AWS.withSizes(10, 0))
        .hasMessage("The invocation size is 0: expected at least 1");
  }

  @ParameterizedTest
  @CsvSource({"order,serial", "close-text,''", "connect-timeout,503", "invalid-text,1008"})
  void an_assumption_can_be_changed(String name, String value) {
    Assumption point = Assumption.named(name);

    assertThat(Assumptions.LIKELY.with(point, value).text(point)).isEqualTo(value);
  }

  @ParameterizedTest
  @CsvSource({"order,random", "connect-timeout,200", "invalid-text,2000", "pings,''"})
  void a_value_that_is_not_allowed_is_refused(String name, String value) {
    assertThatThrownBy(() -> Assumptions.LIKELY.with(Assumption.named(name), value))
        .hasMessageStartingWith("The assumption %s is '%s': expected ".formatted(name, value));
  }

  @Test
  void an_unknown_assumption_is_refused_with_the_known_ones() {
    assertThatThrownBy(() -> Assumption.named("weather"))
        .hasMessageStartingWith("There is no assumption 'weather'; there are order, pings, ");
  }
}
