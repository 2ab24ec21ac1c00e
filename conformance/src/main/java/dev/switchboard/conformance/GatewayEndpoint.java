package dev.switchboard.conformance;

import java.net.URI;

/**
 * The endpoint to check.
 *
 * @param url the URL for clients: {@code wss://host/stage}
 * @param callback the base URL of {@code /@connections}: {@code https://host/stage}
 */
public record GatewayEndpoint(URI url, URI callback) {

  /**
   * Parses both URLs.
   *
   * @throws IllegalArgumentException if one is malformed; the message names the format
   */
  public static GatewayEndpoint of(String url, String callback) {
    return new GatewayEndpoint(
        address("url", url, "wss?", "wss://host/stage"),
        address("callback", withoutResource(callback), "https?", "https://host/stage"));
  }

  /**
   * Returns an endpoint with the default callback of API Gateway, which a custom domain would
   * change.
   */
  public static GatewayEndpoint of(String url) {
    return of(url, url.replaceFirst("^ws", "http"));
  }

  /** Returns the URL for clients with the scheme of plain HTTP requests. */
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

  /** Removes the resource {@code /@connections}, which API Gateway's console shows. */
  private static String withoutResource(String callback) {
    return callback.replaceFirst("/@connections/?$", "");
  }
}
