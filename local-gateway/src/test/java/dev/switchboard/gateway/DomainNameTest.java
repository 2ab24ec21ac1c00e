package dev.switchboard.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class DomainNameTest {

  @ParameterizedTest
  @CsvSource({
    "localhost,localhost,443",
    "localhost:8443,localhost,8443",
    "127.0.0.1:1,127.0.0.1,1",
    "[::1]:65535,[::1],65535",
    "[::1],[::1],443",
    "Host.Docker.Internal:8443,Host.Docker.Internal,8443",
    "abc-1.ngrok.example,abc-1.ngrok.example,443"
  })
  void it_is_a_host_perhaps_with_a_port(String text, String host, int port) {
    DomainName name = DomainName.of(text);

    assertThat(name.host()).isEqualTo(host);
    assertThat(name.httpsPort()).isEqualTo(port);
    assertThat(name).hasToString(text);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "https://localhost:8443",
        "localhost:8443/dev",
        "localhost/",
        "localhost:",
        ":8443",
        "localhost:port",
        "localhost:-1",
        "localhost:1:2",
        "a b",
        "a..b",
        "-a",
        "a@b",
        "*",
        "::1",
        "::1:8443",
        "[::1",
        "[]:8443",
        "[localhost]",
        "300.1.1.1",
        "ü"
      })
  void another_text_is_refused_with_an_example(String text) {
    assertThatThrownBy(() -> DomainName.of(text))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "The domain name is '%s': expected HOST or HOST:PORT, without a scheme or path, such as localhost:8443"
                .formatted(text));
  }

  @Test
  void a_port_that_does_not_exist_is_refused() {
    assertThatThrownBy(() -> DomainName.of("localhost:65536"))
        .hasMessage(
            "The port of the domain name is 65536: expected 1 to 65535, or 0 for the gateway's own");
  }

  @Test
  void the_port_0_is_the_port_that_the_gateway_listens_on() {
    assertThat(DomainName.of("localhost:0").listeningOn(8080)).hasToString("localhost:8080");
    assertThat(DomainName.of("localhost:443").listeningOn(8080)).hasToString("localhost:443");
    assertThat(DomainName.of("localhost").listeningOn(8080)).hasToString("localhost");
  }
}
