package dev.switchboard.domain.lifecycle;

import java.util.Optional;
import java.util.Set;

/**
 * The pages from which browsers may connect.
 *
 * @param allowed each as a browser sends it, such as {@code https://example.com}; empty to allow
 *     all
 */
public record AllowedOrigins(Set<String> allowed) {

  /** Every page. */
  public static final AllowedOrigins ALL = new AllowedOrigins(Set.of());

  public AllowedOrigins {
    allowed = Set.copyOf(allowed);
  }

  /** Whether this origin may connect. A client without one is no browser, and could send any. */
  boolean allow(Optional<String> origin) {
    return allowed.isEmpty() || origin.isEmpty() || allowed.contains(origin.get());
  }
}
