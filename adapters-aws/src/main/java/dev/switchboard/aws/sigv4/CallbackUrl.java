package dev.switchboard.aws.sigv4;

import java.net.URI;

/**
 * Where posts go: the parts of the callback URL.
 *
 * @param host as a URL has it, so an IPv6 address stands in brackets
 * @param stagePath what {@code /@connections} is appended to, percent-encoded: {@code /dev}, or
 *     nothing
 */
public record CallbackUrl(boolean secure, String host, int port, String stagePath) {

  /** Takes a URL apart. A slash at its end makes no difference. */
  public static CallbackUrl of(URI callbackUrl) {
    URI url = URI.create(callbackUrl.toASCIIString());
    boolean secure = "https".equalsIgnoreCase(url.getScheme());
    if (url.getHost() == null || !(secure || "http".equalsIgnoreCase(url.getScheme()))) {
      throw new IllegalArgumentException(
          "Connections are reached at http(s)://host[:port]/stage, not at " + callbackUrl);
    }
    int port = url.getPort() == -1 ? standardPort(secure) : url.getPort();
    return new CallbackUrl(secure, url.getHost(), port, url.getRawPath().replaceFirst("/+$", ""));
  }

  /** What the path of every connection begins with, before its id. */
  public String connections() {
    return stagePath + "/@connections/";
  }

  /** The value of the {@code Host} header, which names the port only if it is not the usual one. */
  public String authority() {
    return port == standardPort(secure) ? host : host + ":" + port;
  }

  private static int standardPort(boolean secure) {
    return secure ? 443 : 80;
  }
}
