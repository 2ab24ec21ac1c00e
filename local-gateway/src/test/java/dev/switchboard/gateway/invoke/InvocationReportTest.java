package dev.switchboard.gateway.invoke;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import dev.switchboard.gateway.Functions;
import dev.switchboard.gateway.GatewaySettings;
import dev.switchboard.gateway.HttpApi;
import dev.switchboard.gateway.Invocation;
import dev.switchboard.gateway.LocalGateway;
import dev.switchboard.gateway.testkit.RawClient;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the log says about the responses of functions. */
final class InvocationReportTest {

  private final BlockingQueue<Invocation> invocations = new LinkedBlockingQueue<>();

  @ParameterizedTest
  @ValueSource(strings = {"GET /dev", "GET /other"})
  void the_body_of_a_server_error_is_reported(String request) throws Exception {
    assertThat(result(request, "{\"statusCode\":503,\"body\":\"no table\\nfor it\"}"))
        .isEqualTo("503: no table for it");
    assertThat(result(request, "{\"statusCode\":500,\"body\":\"%s\"}".formatted("x".repeat(999))))
        .matches("500: x{300}…");
  }

  @Test
  void other_bodies_are_not_reported() throws Exception {
    assertThat(result("GET /dev", "{\"statusCode\":500}")).isEqualTo("500");
    assertThat(result("GET /dev", "{\"statusCode\":401,\"body\":\"a secret\"}")).isEqualTo("401");
  }

  private String result(String request, String response) throws Exception {
    GatewaySettings settings = GatewaySettings.defaults().withHttpApi(HttpApi.of("GET /other"));
    try (LocalGateway gateway = LocalGateway.bind(settings)) {
      gateway.serve(
          Functions.all(_ -> response).with("GET /other", _ -> response), invocations::add);
      send(gateway, request);
      return requireNonNull(invocations.poll(5, TimeUnit.SECONDS)).result();
    }
  }

  private static void send(LocalGateway gateway, String request) throws IOException {
    try (RawClient client = new RawClient(gateway)) {
      if (request.endsWith("/dev")) {
        client.upgrade(gateway.webSocketUrl());
      } else {
        client.request(request, List.of(), "Host: localhost");
      }
    }
  }
}
