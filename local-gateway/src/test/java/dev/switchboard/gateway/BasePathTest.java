package dev.switchboard.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.switchboard.gateway.testkit.RawClient;
import dev.switchboard.gateway.testkit.ScriptedFunction;
import java.io.IOException;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A custom domain: a path without the stage, and names of its own. */
final class BasePathTest {

  private static final String ID = "L0SM9cOFvHcCIhw=";

  private final ScriptedFunction function = new ScriptedFunction();

  @ParameterizedTest
  @CsvSource({"/, /", "/chat, /chat", "/chat, /chat/", "/a/b, /a/b", "/, /dev", "/chat, /dev"})
  void the_base_path_leads_to_the_stage(String basePath, String path) throws IOException {
    try (LocalGateway gateway = serve(CustomDomain.NONE.withBasePath(basePath));
        RawClient client = new RawClient(gateway)) {
      assertThat(client.upgrade(gateway.webSocketUrl().resolve(path))).startsWith("HTTP/1.1 101 ");
      assertThat(function.first("CONNECT").at("/requestContext/stage").asText()).isEqualTo("dev");
    }
  }

  @ParameterizedTest
  @CsvSource({"/, /@connections/", "/chat, /chat/@connections/", "/, /dev/@connections/"})
  void connections_are_below_it(String basePath, String path) throws IOException {
    assertThat(get(CustomDomain.NONE.withBasePath(basePath), path + ID, "localhost"))
        .startsWith("HTTP/1.1 410 ");
  }

  @ParameterizedTest
  @CsvSource({"/, /chat", "/chat, /", "/chat, /chat/more", "/chat, /@connections/" + ID})
  void other_paths_are_forbidden(String basePath, String path) throws IOException {
    assertThat(get(CustomDomain.NONE.withBasePath(basePath), path, "localhost"))
        .startsWith("HTTP/1.1 403 ");
  }

  @ParameterizedTest
  @CsvSource({"switchboard:80, 410", "SWITCHBOARD, 410", "localhost., 410", "other, 403"})
  void an_allowed_host_may_reach_connections(String host, int status) throws IOException {
    CustomDomain domain = CustomDomain.NONE.withNames(Set.of("Switchboard"));

    assertThat(get(domain, "/dev/@connections/" + ID, host))
        .startsWith("HTTP/1.1 %d ".formatted(status));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "chat", "/chat/", "/a b", "//"})
  void a_malformed_base_path_is_refused(String path) {
    assertThatThrownBy(() -> CustomDomain.NONE.withBasePath(path)).hasMessageContaining("/chat");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "http://a", "a:80", "*", "a/b"})
  void a_malformed_host_is_refused(String name) {
    assertThatThrownBy(() -> CustomDomain.NONE.withNames(Set.of(name)))
        .hasMessageContaining("without scheme and port");
  }

  @Test
  void a_route_of_the_http_api_cannot_have_that_path() {
    GatewaySettings settings =
        GatewaySettings.defaults().withCustomDomain(CustomDomain.NONE.withBasePath("/chat"));

    assertThatThrownBy(() -> settings.withHttpApi(HttpApi.of("GET /chat")))
        .hasMessageContaining("GET /chat");
  }

  private String get(CustomDomain domain, String path, String host) throws IOException {
    try (LocalGateway gateway = serve(domain);
        RawClient client = new RawClient(gateway)) {
      return client.request("GET " + path, List.of(), "Host: " + host);
    }
  }

  private LocalGateway serve(CustomDomain domain) {
    LocalGateway gateway = LocalGateway.bind(GatewaySettings.defaults().withCustomDomain(domain));
    gateway.serve(function);
    return gateway;
  }
}
