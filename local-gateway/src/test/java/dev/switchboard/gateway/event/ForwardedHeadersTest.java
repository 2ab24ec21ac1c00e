package dev.switchboard.gateway.event;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.switchboard.gateway.GatewaySettings;
import dev.switchboard.gateway.HttpApi;
import dev.switchboard.gateway.LocalGateway;
import dev.switchboard.gateway.testkit.RawClient;
import dev.switchboard.gateway.testkit.ScriptedFunction;
import java.io.IOException;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the gateway adds to the client's headers, in the events of both APIs. */
final class ForwardedHeadersTest {

  private static final String ROOT = "Root=1-66df3d20-0123456789abcdef01234567";

  private final Queue<JsonNode> events = new ConcurrentLinkedQueue<>();

  @Test
  void the_clients_address_is_appended_to_what_it_sent() throws IOException {
    assertThat(header("x-forwarded-for", "X-Forwarded-For: 203.0.113.7", "X-Forwarded-For: a, b"))
        .containsExactly("203.0.113.7, a, b, 127.0.0.1", "203.0.113.7, a, b, 127.0.0.1");
  }

  @Test
  void without_a_header_of_the_client_it_is_the_address_alone() throws IOException {
    assertThat(header("x-forwarded-for", "X-Forwarded-For: "))
        .containsExactly("127.0.0.1", "127.0.0.1");
  }

  @ParameterizedTest
  @ValueSource(strings = {ROOT, "Self=1-0-0; " + ROOT + ";Sampled=1"})
  void the_root_of_a_trace_is_kept(String sent) throws IOException {
    assertThat(header("x-amzn-trace-id", "X-Amzn-Trace-Id: " + sent)).containsExactly(ROOT, ROOT);
  }

  @ParameterizedTest
  @ValueSource(strings = {"Root=x", "Sampled=1", "Root=1-66df3d20-0123456789abcdef0123456\"7"})
  void a_malformed_trace_gets_a_new_root(String sent) throws IOException {
    assertThat(header("x-amzn-trace-id", "X-Amzn-Trace-Id: " + sent))
        .hasSize(2)
        .allSatisfy(id -> assertThat(id).matches("Root=1-[0-9a-f]{8}-[0-9a-f]{24}"));
  }

  @Test
  void an_ipv6_client_has_no_brackets() throws IOException {
    InetAddress address = InetAddress.ofLiteral("::1");
    Assumptions.assumeTrue(NetworkInterface.getByInetAddress(address) != null);
    serve(
        GatewaySettings.defaults().at("::1", 0),
        gateway -> {
          try (RawClient client = new RawClient(address, gateway.webSocketUrl().getPort())) {
            client.upgrade(gateway.webSocketUrl());
          }
        });

    JsonNode event = events.element();
    assertThat(event.at("/requestContext/identity/sourceIp").asText()).isEqualTo("::1");
    assertThat(event.at("/headers/X-Forwarded-For").asText()).isEqualTo("::1");
  }

  @FunctionalInterface
  private interface Client {
    void connect(LocalGateway gateway) throws IOException;
  }

  /** The value of a header in the events of the WebSocket API and of the HTTP API. */
  private List<String> header(String name, String... sent) throws IOException {
    serve(
        GatewaySettings.defaults().withHttpApi(HttpApi.of("GET /any")),
        gateway -> {
          try (RawClient client = new RawClient(gateway);
              RawClient web = new RawClient(gateway)) {
            client.upgrade(gateway.webSocketUrl(), sent);
            web.request("GET /any", List.of(sent), "Host: localhost");
          }
        });
    return events.stream()
        .filter(
            event ->
                event.has("headers") && !event.at("/requestContext").has("disconnectStatusCode"))
        .map(event -> event.at("/headers"))
        .map(
            headers ->
                headers.properties().stream()
                    .filter(each -> each.getKey().equalsIgnoreCase(name))
                    .findFirst()
                    .orElseThrow()
                    .getValue()
                    .asText())
        .toList();
  }

  private void serve(GatewaySettings settings, Client client) throws IOException {
    try (LocalGateway gateway = LocalGateway.bind(settings)) {
      gateway.serve(
          event -> {
            events.add(ScriptedFunction.parse(event));
            return "{\"statusCode\":200}";
          });
      client.connect(gateway);
    }
  }
}
