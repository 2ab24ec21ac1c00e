package dev.switchboard.conformance;

import java.net.URI;

/**
 * What is looked at.
 *
 * @param url where clients connect: {@code wss://host/stage}
 * @param callback the address below which {@code /@connections} lies: {@code https://host/stage}
 */
public record GatewayEndpoint(URI url, URI callback) {

  /**
   * Reads both addresses.
   *
   * @throws IllegalArgumentException if one is no such address: what was expected
   */
  public static GatewayEndpoint of(String url, String callback) {
    return new GatewayEndpoint(
        address("url", url, "wss?", "wss://host/stage"),
        address("callback", withoutResource(callback), "https?", "https://host/stage"));
  }

  /** The callback that API Gateway gives a stage unless a domain of one's own is before it. */
  public static GatewayEndpoint of(String url) {
    return of(url, url.replaceFirst("^ws", "http"));
  }

  /** Where a plain HTTP request reaches what clients connect to. */
  URI http() {
    return URI.create(url.toString().replaceFirst("^ws", "http"));
  }

  private static URI address(String what, String text, String scheme, String example) {
    if (!text.matches(scheme + "://[^/?#\\s@]+(/[^?#\\s]*)?")) {
      throw new IllegalArgumentException(
          "The %s is '%s': expected such as %s".formatted(what, text, example));
    }
    return URI.create(text.replaceFirst("/$", ""));
  }

  /** API Gateway's console shows the callback with its resource. */
  private static String withoutResource(String callback) {
    return callback.replaceFirst("/@connections/?$", "");
  }
}
