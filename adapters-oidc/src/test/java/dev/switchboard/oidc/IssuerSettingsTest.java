package dev.switchboard.oidc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.switchboard.contracts.ManualClock;
import dev.switchboard.domain.access.TokenVerifier;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class IssuerSettingsTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://example.com",
        "https://example.com/",
        "https://example.com:8443/realms/a",
        "http://localhost:8080/realms/a",
        "http://127.0.0.1/",
        "http://[::1]:80/",
      })
  void an_issuer_is_reached_over_tls_or_on_this_machine(String address) {
    assertThat(issuer(address).issuer()).isEqualTo(address);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "example.com",
        "http://example.com",
        "http://localhost.example.com",
        "http://127.0.0.1.example.com/",
        "http://localhost:80@example.com/",
        "https://user@example.com",
        "https://example.com/?a",
        "https://example.com/#a",
        "https://example.com/a b",
        "https://",
        "https://exa mple.com",
        "https://example.com:port",
        "file:///keys",
      })
  void keys_come_from_nowhere_else(String address) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> issuer(address))
        .withMessageContaining("https");
    assertThat(IssuerSettings.isAddress(address)).isFalse();
  }

  @Test
  void http_is_explained_as_for_this_machine_only() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> issuer("http://keycloak:8080/realms/x"))
        .withMessageContaining("http is accepted for this machine only");
    assertThat(IssuerSettings.keysMistake("http://keycloak:8080/certs").orElse(""))
        .contains("http is accepted for this machine only");
    assertThat(IssuerSettings.issuerMistake("keycloak").orElse("")).doesNotContain("this machine");
    assertThat(IssuerSettings.issuerMistake("http://localhost:8080/realms/x")).isEmpty();
  }

  @Test
  void keys_may_be_elsewhere_but_not_in_the_clear() {
    assertThatIllegalArgumentException()
        .isThrownBy(
            () ->
                new IssuerSettings(
                    "https://example.com",
                    Set.of("app"),
                    IssuerSettings.USUAL,
                    Optional.of(URI.create("http://example.com/keys"))))
        .withMessageContaining("https");
  }

  @Test
  void an_issuer_has_an_audience_and_is_listed_once() {
    assertThatIllegalArgumentException()
        .isThrownBy(
            () ->
                new IssuerSettings(
                    "https://example.com", Set.of(), IssuerSettings.USUAL, Optional.empty()));
    IssuerSettings issuer = issuer("https://example.com");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> OidcSettings.of(List.of(issuer, issuer)))
        .withMessageContaining("once");
  }

  @Test
  void without_an_issuer_no_token_is_trusted() {
    assertThat(OidcModule.tokenVerifier(OidcSettings.NONE, new ManualClock()))
        .isSameAs(TokenVerifier.NONE);
    assertThat(
            OidcModule.tokenVerifier(
                OidcSettings.of(List.of(issuer("https://example.com"))), new ManualClock()))
        .isInstanceOf(OidcTokenVerifier.class);
  }

  private static IssuerSettings issuer(String address) {
    return new IssuerSettings(address, Set.of("app"), IssuerSettings.USUAL, Optional.empty());
  }
}
