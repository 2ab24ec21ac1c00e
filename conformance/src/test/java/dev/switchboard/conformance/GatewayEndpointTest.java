package dev.switchboard.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import org.junit.jupiter.api.Test;

/** The URLs of an endpoint, as consoles and programs print them. */
final class GatewayEndpointTest {

  @Test
  void the_callback_of_a_stage_is_at_the_same_host_and_path() {
    assertThat(GatewayEndpoint.of("wss://abc.execute-api.eu-west-1.amazonaws.com/dev").callback())
        .isEqualTo(URI.create("https://abc.execute-api.eu-west-1.amazonaws.com/dev"));
  }

  @Test
  void the_resource_behind_a_callback_is_removed() {
    GatewayEndpoint endpoint =
        GatewayEndpoint.of("ws://localhost:1/dev/", "http://localhost:1/dev/@connections");

    assertThat(endpoint)
        .isEqualTo(
            new GatewayEndpoint(
                URI.create("ws://localhost:1/dev"), URI.create("http://localhost:1/dev")));
  }
}
