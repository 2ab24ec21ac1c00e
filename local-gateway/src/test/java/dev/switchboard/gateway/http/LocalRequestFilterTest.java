package dev.switchboard.gateway.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.switchboard.gateway.DomainName;
import dev.switchboard.gateway.GatewaySettings;
import dev.switchboard.gateway.LocalGateway;
import dev.switchboard.gateway.testkit.RawClient;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Web pages must not reach the management API, which checks no signature here. */
final class LocalRequestFilterTest {

  private final LocalGateway gateway = LocalGateway.bind(GatewaySettings.defaults());

  @BeforeEach
  void serve() {
    gateway.serve(_ -> "{\"statusCode\":200}");
  }

  @AfterEach
  void close() {
    gateway.close();
  }

  @ParameterizedTest
  @ValueSource(strings = {"localhost", "localhost:3001", "127.0.0.1:80", "[::1]:3001", "LOCALHOST"})
  void a_local_host_is_allowed(String host) throws IOException {
    assertThat(get("Host: " + host)).startsWith("HTTP/1.1 410 ");
  }

  @ParameterizedTest
  @ValueSource(strings = {"example.org", "localhost.example.org", "192.0.2.1:3001"})
  void another_host_is_forbidden(String host) throws IOException {
    assertThat(get("Host: " + host)).startsWith("HTTP/1.1 403 ");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"https://example.org", "http://localhost:1", "https://localhost:3001", "null"})
  void a_page_of_another_origin_is_forbidden(String origin) throws IOException {
    assertThat(get("Host: localhost:3001", "Origin: " + origin)).startsWith("HTTP/1.1 403 ");
  }

  @ParameterizedTest
  @ValueSource(strings = {"cross-site", "same-site"})
  void a_page_that_hides_its_origin_is_forbidden(String site) throws IOException {
    assertThat(get("Host: localhost:3001", "Sec-Fetch-Site: " + site)).startsWith("HTTP/1.1 403 ");
  }

  @ParameterizedTest
  @CsvSource({
    "192.0.2.1:3001,410",
    "[2001:db8::1]:3001,410",
    "host.docker.internal:3001,410",
    "localhost,410",
    "example.org,403"
  })
  void other_machines_must_use_an_address(String host, int status) throws IOException {
    try (LocalGateway open = LocalGateway.bind(GatewaySettings.defaults().at("0.0.0.0", 0))) {
      open.serve(_ -> "{\"statusCode\":200}");
      try (RawClient client = new RawClient(open)) {
        String target = "GET /dev/@connections/L0SM9cOFvHcCIhw=";
        assertThat(client.request(target, List.of(), "Host: " + host))
            .startsWith("HTTP/1.1 %d ".formatted(status));
      }
    }
  }

  @ParameterizedTest
  @CsvSource({
    "gateway.example:8443,410",
    "GATEWAY.example,410",
    "localhost,410",
    "other.example,403",
    "a.gateway.example,403"
  })
  void the_host_of_the_domain_name_is_allowed_too(String host, int status) throws IOException {
    DomainName name = DomainName.of("Gateway.example:8443");
    try (LocalGateway named = LocalGateway.bind(GatewaySettings.defaults().withDomainName(name))) {
      named.serve(_ -> "{\"statusCode\":200}");
      try (RawClient client = new RawClient(named)) {
        String target = "GET /dev/@connections/L0SM9cOFvHcCIhw=";
        assertThat(client.request(target, List.of(), "Host: " + host))
            .startsWith("HTTP/1.1 %d ".formatted(status));
      }
    }
  }

  @Test
  void a_page_of_the_gateway_itself_is_allowed() throws IOException {
    assertThat(get("Host: localhost:3001", "Origin: http://localhost:3001"))
        .startsWith("HTTP/1.1 410 ");
  }

  private String get(String... headers) throws IOException {
    try (RawClient client = new RawClient(gateway)) {
      return client.request("GET /dev/@connections/L0SM9cOFvHcCIhw=", List.of(), headers);
    }
  }
}
