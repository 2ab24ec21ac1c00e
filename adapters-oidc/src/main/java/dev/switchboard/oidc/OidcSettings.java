package dev.switchboard.oidc;

import java.time.Duration;
import java.util.List;

/**
 * The issuers whose tokens are trusted, and the limits of time.
 *
 * @param issuers the issuers; each address once
 * @param timeout the maximum time of one response of an issuer; a fetch may need two responses
 * @param slack the maximum difference between clocks
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

  /**
   * Returns settings with these issuers, 3 seconds for a response, and 30 seconds of clock
   * difference.
   */
  public static OidcSettings of(List<IssuerSettings> issuers) {
    return new OidcSettings(issuers, TIMEOUT, SLACK);
  }
}
