package dev.switchboard.gateway.websocket;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Request;

/**
 * Checks a handshake for errors that Jetty reports too late, after {@code $connect} has succeeded,
 * or not at all.
 */
final class UpgradeCheck {

  private static final Pattern SIXTEEN_BYTES = Pattern.compile("[A-Za-z0-9+/]{22}==");

  private static final Set<String> SCHEMES = Set.of("http", "https", "ws", "wss");

  private UpgradeCheck() {}

  /** Describes the first error; empty if there is none. */
  static Optional<String> problem(Request request) {
    HttpFields headers = request.getHeaders();
    if (announcesBody(headers)) {
      return Optional.of("A WebSocket handshake must not have a body");
    }
    if (!hasKey(headers)) {
      return Optional.of("Expected one Sec-WebSocket-Key of 16 bytes in Base64");
    }
    return urlProblem(request.getHttpURI().asString());
  }

  /** Returns whether the headers announce a body. Jetty would wait for it, or read it as frames. */
  private static boolean announcesBody(HttpFields headers) {
    return headers.getLongField(HttpHeader.CONTENT_LENGTH) > 0
        || headers.contains(HttpHeader.TRANSFER_ENCODING)
        || headers.contains(HttpHeader.EXPECT);
  }

  private static boolean hasKey(HttpFields headers) {
    List<String> keys = headers.getValuesList(HttpHeader.SEC_WEBSOCKET_KEY);
    return keys.size() == 1 && SIXTEEN_BYTES.matcher(keys.getFirst()).matches();
  }

  private static Optional<String> urlProblem(String url) {
    try {
      String scheme = String.valueOf(new URI(url).getScheme());
      return SCHEMES.contains(scheme.toLowerCase(Locale.ROOT))
          ? Optional.empty()
          : Optional.of("The URL's scheme is none of http, https, ws and wss");
    } catch (URISyntaxException malformed) {
      return Optional.of(syntaxProblem(url, malformed.getIndex()));
    }
  }

  private static String syntaxProblem(String url, int index) {
    if (index < 0 || index >= url.length()) {
      return "The URL is malformed";
    }
    return url.charAt(index) == '%'
        ? "The URL has a % without two hexadecimal digits"
        : "The URL has the character %c, which must be percent-encoded"
            .formatted(url.charAt(index));
  }
}
