package dev.switchboard.aws.sigv4;

import java.net.URI;

/**
 * The parts of an API's callback URL, below which {@code /@connections} lies.
 *
 * @param host the host as written in the URL: an IPv6 address has brackets
 * @param stagePath the percent-encoded path of the stage, such as {@code /dev}; may be empty
 */
public record CallbackUrl(boolean secure, String host, int port, String stagePath) {

  /** Parses a URL. A trailing slash makes no difference. */
  public static CallbackUrl of(URI callbackUrl) {
    URI url = URI.create(callbackUrl.toASCIIString());
    boolean secure = "https".equalsIgnoreCase(url.getScheme());
    if (url.getHost() == null || !(secure || "http".equalsIgnoreCase(url.getScheme()))) {
      throw new IllegalArgumentException(
          "Connections are reached at http(s)://host[:port]/stage, not at " + callbackUrl);
    }
    int port = url.getPort() == -1 ? defaultPort(secure) : url.getPort();
    return new CallbackUrl(secure, url.getHost(), port, url.getRawPath().replaceFirst("/+$", ""));
  }

  /** Returns the path of a connection, up to its id. */
  public String connectionsPath() {
    return stagePath + "/@connections/";
  }

  /**
   * Returns the value of the {@code Host} header, with a port only if it is not the default one.
   */
  public String authority() {
    return port == defaultPort(secure) ? host : host + ":" + port;
  }

  private static int defaultPort(boolean secure) {
    return secure ? 443 : 80;
  }
}
