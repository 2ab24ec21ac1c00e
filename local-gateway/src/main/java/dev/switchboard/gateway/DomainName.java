package dev.switchboard.gateway;

import java.net.Inet4Address;
import java.net.Inet6Address;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The domain name in events, from which functions build {@code https://{domainName}/{stage}}.
 *
 * <p>On AWS it never has a port. Here it may have one, so that such an address leads to the
 * gateway.
 *
 * @param host a name, an IPv4 address, or an IPv6 address in brackets
 * @param port the port; empty means 443, the port of {@code https}
 */
public record DomainName(String host, OptionalInt port) {

  private static final String LABEL = "[A-Za-z0-9]([A-Za-z0-9-]{0,61}[A-Za-z0-9])?";
  private static final Pattern NAME = Pattern.compile("%s(\\.%s)*".formatted(LABEL, LABEL));
  private static final Pattern FORM = Pattern.compile("(\\[[^\\]]*]|[^:]*)(?::([0-9]{1,9}))?");
  private static final int HTTPS_PORT = 443;
  private static final int HIGHEST_PORT = 65_535;
  private static final int LONGEST_NAME = 253;

  public DomainName {
    if (!isHost(host)) {
      throw malformed(host);
    }
    if (port.orElse(0) < 0 || port.orElse(0) > HIGHEST_PORT) {
      throw new IllegalArgumentException(
          "The port of the domain name is %d: expected 1 to %d, or 0 for the gateway's own"
              .formatted(port.getAsInt(), HIGHEST_PORT));
    }
  }

  /**
   * Reads {@code HOST} or {@code HOST:PORT}. The port 0 stands for the port that the gateway
   * listens on.
   *
   * @throws IllegalArgumentException if the text is neither
   */
  public static DomainName of(String text) {
    Matcher parts = FORM.matcher(text);
    if (!parts.matches() || !isHost(parts.group(1))) {
      throw malformed(text);
    }
    String port = parts.group(2);
    return new DomainName(
        parts.group(1),
        port == null ? OptionalInt.empty() : OptionalInt.of(Integer.parseInt(port)));
  }

  /** The port that an address without a port in its text has in {@code https}. */
  public int httpsPort() {
    return port.orElse(HTTPS_PORT);
  }

  /** The same name; the port 0 is replaced by the port that the gateway listens on. */
  DomainName listeningOn(int listeningPort) {
    return port.isPresent() && port.getAsInt() == 0
        ? new DomainName(host, OptionalInt.of(listeningPort))
        : this;
  }

  /** The text that events contain. */
  @Override
  public String toString() {
    return port.isPresent() ? host + ":" + port.getAsInt() : host;
  }

  private static boolean isHost(String host) {
    if (host.startsWith("[") && host.endsWith("]")) {
      return isLiteral(() -> Inet6Address.ofLiteral(host.substring(1, host.length() - 1)));
    }
    if (host.matches("[0-9.]+")) {
      return isLiteral(() -> Inet4Address.ofLiteral(host));
    }
    return host.length() <= LONGEST_NAME && NAME.matcher(host).matches();
  }

  private static boolean isLiteral(Runnable parse) {
    try {
      parse.run();
      return true;
    } catch (IllegalArgumentException malformed) {
      return false;
    }
  }

  private static IllegalArgumentException malformed(String text) {
    return new IllegalArgumentException(
        "The domain name is '%s': expected HOST or HOST:PORT, without a scheme or path, such as localhost:8443"
            .formatted(text));
  }
}
