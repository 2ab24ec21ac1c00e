package dev.switchboard.local;

import static org.assertj.core.api.Assertions.assertThat;

import dev.switchboard.gateway.DomainName;
import dev.switchboard.gateway.GatewaySettings;
import dev.switchboard.gateway.tls.SelfSignedCertificate;
import java.net.URI;
import java.nio.file.Path;
import java.time.InstantSource;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The start screen says whether {@code https://${domainName}/${stage}} leads to the gateway. */
final class EndpointAdviceTest {

  private static final GatewaySettings PLAIN = GatewaySettings.defaults();

  @TempDir private static Path folder;
  private static GatewaySettings secure = PLAIN;

  @BeforeAll
  static void makeCertificate() {
    secure = PLAIN.withCertificate(SelfSignedCertificate.in(folder, InstantSource.system()));
  }

  @ParameterizedTest
  @CsvSource({
    "127.0.0.1,--tls --domain-name localhost:8080",
    "localhost,--tls --domain-name localhost:8080",
    "0.0.0.0,--tls --domain-name localhost:8080",
    "127.0.0.2,--tls --domain-name 127.0.0.2:8080",
    "::1,--tls --domain-name localhost:8080",
    "2001:db8::1,--tls --domain-name [2001:db8::1]:8080"
  })
  void without_tls_it_names_both_options(String host, String options) {
    assertThat(advice(8080, PLAIN.at(host, 8080))).endsWith("leads here only with " + options);
  }

  @Test
  void with_tls_it_names_the_option_with_the_port() {
    assertThat(advice(8443, secure.at("127.0.0.1", 8443)))
        .endsWith("leads here only with --domain-name localhost:8443");
  }

  @Test
  void a_picked_port_is_named_0_because_the_next_start_picks_another() {
    assertThat(advice(34567, secure)).endsWith("leads here only with --domain-name localhost:0");
  }

  @Test
  void on_port_443_with_tls_no_option_is_needed() {
    assertThat(advice(443, secure.at("127.0.0.1", 443)))
        .endsWith("leads here as well, because the gateway listens on port 443.");
    assertThat(advice(443, secure.withDomainName(DomainName.of("localhost"))))
        .endsWith("It is https://localhost/dev, which leads here.");
  }

  @Test
  void with_the_port_in_the_domain_name_the_endpoint_leads_here() {
    assertThat(advice(8443, secure.withDomainName(DomainName.of("localhost:8443"))))
        .endsWith("It is https://localhost:8443/dev, which leads here.");
  }

  @Test
  void with_another_port_in_the_domain_name_it_warns() {
    assertThat(advice(8443, secure.withDomainName(DomainName.of("localhost"))))
        .endsWith(
            "It is https://localhost/dev, but the gateway listens on port 8443: give that port,"
                + " unless another server forwards to it");
  }

  @Test
  void with_a_domain_name_alone_it_says_what_serves_https() {
    assertThat(advice(8080, PLAIN.withDomainName(DomainName.of("abc.example"))))
        .contains("It is https://abc.example/dev: add --tls")
        .endsWith("or put a server with TLS before it");
  }

  @ParameterizedTest
  @ValueSource(strings = {"localhost", "localhost:8443", "other.example:1"})
  void it_has_two_lines(String domainName) {
    assertThat(advice(8443, PLAIN)).hasLineCount(2);
    assertThat(advice(8443, secure)).hasLineCount(2);
    assertThat(advice(8443, PLAIN.withDomainName(DomainName.of(domainName)))).hasLineCount(2);
    assertThat(advice(8443, secure.withDomainName(DomainName.of(domainName)))).hasLineCount(2);
  }

  private static String advice(int port, GatewaySettings settings) {
    URI management = URI.create("https://127.0.0.1:%d/dev".formatted(port));
    return String.join("\n", new EndpointAdvice(management, settings).lines());
  }
}
