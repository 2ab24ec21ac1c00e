package dev.switchboard.gateway.websocket;

import static org.assertj.core.api.Assertions.assertThat;

import dev.switchboard.gateway.GatewaySettings;
import dev.switchboard.gateway.LocalGateway;
import dev.switchboard.gateway.testkit.RawClient;
import dev.switchboard.gateway.testkit.ScriptedFunction;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class UpgradeCheckTest {

  private static final String KEY = "dGhlIHNhbXBsZSBub25jZQ==";

  private final ScriptedFunction function = new ScriptedFunction();
  private final LocalGateway gateway = LocalGateway.bind(GatewaySettings.defaults());

  @BeforeEach
  void serve() {
    gateway.serve(function);
  }

  @AfterEach
  void close() {
    gateway.close();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"Content-Length: 5", "Transfer-Encoding: chunked", "Expect: 100-continue"})
  void a_body_is_refused_before_the_function_is_invoked(String header) throws IOException {
    assertRefused(upgrade("/dev", KEY, "13", header));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "x", "dGhlIHNhbXBsZSBub25jZQ", "dGhlIHNhbXBsZSBub25jZXM=", "!"})
  void a_key_of_another_length_is_refused_before_the_function_is_invoked(String key)
      throws IOException {
    assertRefused(upgrade("/dev", key, "13"));
  }

  @Test
  void a_second_key_is_refused_before_the_function_is_invoked() throws IOException {
    assertRefused(upgrade("/dev", KEY, "13", "Sec-WebSocket-Key: " + KEY));
  }

  @ParameterizedTest
  @ValueSource(strings = {"/dev?a={b}", "/dev?a|b", "/dev?a=^", "ftp://localhost/dev", "x:/dev"})
  void a_malformed_url_is_refused_before_the_function_is_invoked(String target) throws IOException {
    assertRefused(upgrade(target, KEY, "13"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"http://localhost/dev", "HTTPS://localhost/dev", "ws://localhost/dev"})
  void a_whole_url_is_accepted(String target) throws IOException {
    assertThat(upgrade(target, KEY, "13")).startsWith("HTTP/1.1 101 ");
  }

  @Test
  void an_empty_body_is_none() throws IOException {
    assertThat(upgrade("/dev", KEY, "13", "Content-Length: 0")).startsWith("HTTP/1.1 101 ");
  }

  @Test
  void another_version_gets_the_supported_one() throws IOException {
    assertThat(upgrade("/dev", KEY, "8"))
        .startsWith("HTTP/1.1 426 ")
        .contains("Sec-WebSocket-Version: 13\r\n");
  }

  private void assertRefused(String answer) {
    assertThat(answer)
        .startsWith("HTTP/1.1 400 ")
        .contains("x-amzn-ErrorType: BadRequestException\r\n");
    assertThat(function.events("CONNECT")).isEmpty();
  }

  private String upgrade(String target, String key, String version, String... more)
      throws IOException {
    try (RawClient client = new RawClient(gateway)) {
      return client.request(
          "GET " + target,
          List.of(more),
          "Host: localhost",
          "Connection: Upgrade",
          "Upgrade: websocket",
          "Sec-WebSocket-Version: " + version,
          "Sec-WebSocket-Key: " + key);
    }
  }
}
