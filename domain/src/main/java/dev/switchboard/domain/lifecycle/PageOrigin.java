package dev.switchboard.domain.lifecycle;

import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The origin of a web page in its normal form: in lower case, and without the default port.
 *
 * <p>Besides {@code https://example.com}, it is {@code null} for a page without an origin of its
 * own, or has the scheme of a native app, such as {@code capacitor://localhost}.
 */
final class PageOrigin {

  private static final String OPAQUE = "null";
  private static final Map<String, String> DEFAULT_PORTS = Map.of("http", ":80", "https", ":443");
  private static final Pattern FORM = Pattern.compile("([a-z][a-z0-9+.-]*)://(.*)");
  private static final Pattern HOST =
      Pattern.compile("(\\[[0-9a-f:.]+]|[a-z0-9._~-]*)(?::([0-9]{1,5}))?");

  private PageOrigin() {}

  /** Returns the normal form of an {@code Origin} header. Any text is accepted. */
  static String sent(String header) {
    String lower = header.strip().toLowerCase(Locale.ROOT);
    Matcher form = FORM.matcher(lower);
    String port = form.matches() ? DEFAULT_PORTS.getOrDefault(form.group(1), "") : "";
    return !port.isEmpty() && lower.endsWith(port)
        ? lower.substring(0, lower.length() - port.length())
        : lower;
  }

  /**
   * Returns the normal form of an origin in a list of allowed origins.
   *
   * @throws IllegalArgumentException with the reason, if no browser sends this origin
   */
  static String listed(String text) {
    String normal = sent(text);
    if (normal.equals(OPAQUE)) {
      return normal;
    }
    refuseIf(normal.contains("*"), text, "* stands alone, for all pages; list each origin");
    Matcher form = FORM.matcher(normal);
    refuseIf(normal.matches("(?s).*\\s.*"), text, "expected commas between origins");
    refuseIf(!form.matches(), text, "expected an origin with its scheme: https://example.com");
    checkHost(text, form.group(1), form.group(2));
    return normal;
  }

  /**
   * Checks what follows the scheme. Apps may have an empty host, such as {@code file://}; pages of
   * the web have one.
   */
  private static void checkHost(String text, String scheme, String host) {
    refuseIf(
        scheme.equals("ws") || scheme.equals("wss"),
        text,
        "expected the origin of the page, such as https://example.com");
    refuseIf(
        host.matches("(?s).*[/?#\\\\].*"),
        text,
        "an origin ends after its host and port, so write %s://%s"
            .formatted(scheme, host.split("[/?#\\\\]", 2)[0]));
    refuseIf(
        !host.chars().allMatch(each -> each < 128),
        text,
        "expected the host as browsers send it, in ASCII: xn--…");
    refuseIf(
        !isHost(scheme, host),
        text,
        "expected scheme://host or scheme://host:port, such as http://localhost:3000");
  }

  private static boolean isHost(String scheme, String host) {
    if (host.isEmpty()) {
      return !DEFAULT_PORTS.containsKey(scheme);
    }
    Matcher parts = HOST.matcher(host);
    return parts.matches() && !parts.group(1).isEmpty() && isPort(parts.group(2));
  }

  private static boolean isPort(@Nullable String digits) {
    if (digits == null) {
      return true;
    }
    int port = Integer.parseInt(digits);
    return port >= 1 && port <= 65_535;
  }

  private static void refuseIf(boolean wrong, String text, String reason) {
    if (wrong) {
      throw new IllegalArgumentException("'%s': %s".formatted(text.strip(), reason));
    }
  }
}
