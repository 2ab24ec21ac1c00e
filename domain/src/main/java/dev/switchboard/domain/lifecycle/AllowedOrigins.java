package dev.switchboard.domain.lifecycle;

import static java.util.stream.Collectors.toUnmodifiableSet;

import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The origins of web pages from which browsers may connect.
 *
 * @param pages each as a browser sends it, such as {@code https://example.com}, in any letter case;
 *     {@code *} alone for all pages; empty for no page
 */
public record AllowedOrigins(Set<String> pages) {

  private static final String EVERY_PAGE = "*";

  /** All pages. */
  public static final AllowedOrigins ALL = new AllowedOrigins(Set.of(EVERY_PAGE));

  /**
   * Checks the origins and stores their normal form.
   *
   * @throws IllegalArgumentException with the origin and the reason, if no browser sends it
   */
  public AllowedOrigins {
    pages =
        pages.size() == 1 && pages.contains(EVERY_PAGE)
            ? Set.of(EVERY_PAGE)
            : pages.stream().map(PageOrigin::listed).collect(toUnmodifiableSet());
  }

  /**
   * Reads a list of origins, separated by commas. This is the only reader of such a list, for a
   * laptop and for a function. The empty text allows no page.
   *
   * @throws IllegalArgumentException with the origin and the reason, if no browser sends it
   */
  public static AllowedOrigins of(String list) {
    return new AllowedOrigins(
        Stream.of(list.split(","))
            .map(String::strip)
            .filter(each -> !each.isEmpty())
            .collect(toUnmodifiableSet()));
  }

  /**
   * Returns whether this origin may connect. A client without an origin may: it is not a browser,
   * and could send any origin.
   */
  public boolean allow(Optional<String> origin) {
    return origin.isEmpty()
        || pages.contains(EVERY_PAGE)
        || pages.contains(PageOrigin.sent(origin.get()));
  }
}
