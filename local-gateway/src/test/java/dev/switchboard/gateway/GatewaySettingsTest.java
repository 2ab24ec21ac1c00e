package dev.switchboard.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.InstantSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class GatewaySettingsTest {

  private static final InstantSource CLOCK = InstantSource.system();

  @Test
  void the_defaults_stay_on_this_machine() {
    GatewaySettings defaults = GatewaySettings.defaults();

    assertThat(defaults.host()).isEqualTo("127.0.0.1");
    assertThat(defaults.port()).isZero();
    assertThat(defaults.stage()).isEqualTo("dev");
  }

  @ParameterizedTest
  @ValueSource(ints = {-1, 65_536})
  void a_port_that_does_not_exist_is_refused(int port) {
    assertThatThrownBy(() -> new GatewaySettings("localhost", port, "dev", CLOCK))
        .hasMessage("The port is %d: expected 0 (any free one) to 65535".formatted(port));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "a/b", "$default", "dev ", "ü"})
  void a_stage_that_api_gateway_would_refuse_is_refused(String stage) {
    assertThatThrownBy(() -> new GatewaySettings("localhost", 0, stage, CLOCK))
        .hasMessageStartingWith("The stage is '%s': expected".formatted(stage));
  }

  @Test
  void a_blank_host_is_refused() {
    assertThatThrownBy(() -> new GatewaySettings(" ", 0, "dev", CLOCK))
        .hasMessageStartingWith("The host is blank: expected");
  }
}
