package dev.switchboard.domain.lifecycle;

import java.util.Optional;
import java.util.Set;

/**
 * The origins of web pages from which browsers may connect.
 *
 * @param allowed each as a browser sends it, such as {@code https://example.com}; empty to allow
 *     all
 */
public record AllowedOrigins(Set<String> allowed) {

  /** All origins. */
  public static final AllowedOrigins ALL = new AllowedOrigins(Set.of());

  public AllowedOrigins {
    allowed = Set.copyOf(allowed);
  }

  /**
   * Returns whether this origin may connect. A client without an origin may: it is not a browser,
   * and could send any origin.
   */
  boolean allow(Optional<String> origin) {
    return allowed.isEmpty() || origin.isEmpty() || allowed.contains(origin.get());
  }
}
