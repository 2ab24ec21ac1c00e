package dev.switchboard.gateway.management;

import static org.assertj.core.api.Assertions.assertThat;

import dev.switchboard.gateway.GatewaySettings;
import dev.switchboard.gateway.LocalGateway;
import dev.switchboard.gateway.fault.FaultReader;
import dev.switchboard.gateway.testkit.RawClient;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class ControlPathsTest {

  private final LocalGateway gateway = LocalGateway.bind(GatewaySettings.defaults());
  private int port;

  @BeforeEach
  void serve() {
    gateway.serve(_ -> "{\"statusCode\":200}");
    port = gateway.openControl(0).getPort();
  }

  @AfterEach
  void close() {
    gateway.close();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "GET /",
        "GET /%2F",
        "GET /%2F%2F",
        "GET /FAULTS",
        "OPTIONS *",
        "DELETE /connections",
        "DELETE /connections/%2F",
        "BREW /faults"
      })
  void an_unknown_path_is_not_found(String request) throws IOException {
    assertThat(answerTo(request)).startsWith("HTTP/1.1 404 ");
  }

  @Test
  void a_path_below_a_fault_clears_no_other_fault() throws IOException {
    gateway.faults().set(FaultReader.read("lost-disconnects"));

    assertThat(answerTo("DELETE /faults/lost-disconnects/more")).startsWith("HTTP/1.1 404 ");

    assertThat(gateway.faults().all()).hasSize(1);
  }

  private String answerTo(String request) throws IOException {
    try (RawClient client = new RawClient(port)) {
      return client.request(request, List.of(), "Host: localhost");
    }
  }
}
