package dev.switchboard.oidc;

import java.time.Duration;
import java.util.List;

/**
 * Whose tokens are trusted, and how patiently.
 *
 * @param issuers each address once
 * @param timeout how long one of an issuer's answers may take, of which two may be needed
 * @param slack how far clocks may differ
 */
public record OidcSettings(List<IssuerSettings> issuers, Duration timeout, Duration slack) {

  private static final Duration TIMEOUT = Duration.ofSeconds(3);
  private static final Duration SLACK = Duration.ofSeconds(30);

  /** No issuer is trusted. */
  public static final OidcSettings NONE = of(List.of());

  public OidcSettings {
    issuers = List.copyOf(issuers);
    if (issuers.stream().map(IssuerSettings::issuer).distinct().count() < issuers.size()) {
      throw new IllegalArgumentException("An issuer is listed once.");
    }
  }

  /** These issuers, 3 seconds for a response, and 30 seconds of clock difference. */
  public static OidcSettings of(List<IssuerSettings> issuers) {
    return new OidcSettings(issuers, TIMEOUT, SLACK);
  }
}
