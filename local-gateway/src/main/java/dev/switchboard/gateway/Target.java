package dev.switchboard.gateway;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URLDecoder;

/** What in the API a request's path points at. */
sealed interface Target {

  /** The WebSocket endpoint: {@code /{stage}} or {@code /{stage}/}. */
  record Endpoint() implements Target {}

  /** A connection, by what the path gives for its id: {@code /{stage}/@connections/{id}}. */
  record Connection(String id) implements Target {}

  /** Nothing of this API. */
  record Unknown() implements Target {}

  /** Reads a path as it came, percent-encoded. */
  static Target of(String path, String stage) {
    String root = "/" + stage;
    if (!path.startsWith(root)) {
      return new Unknown();
    }
    String rest = path.substring(root.length());
    if (rest.isEmpty() || rest.equals("/")) {
      return new Endpoint();
    }
    return ofResource(rest);
  }

  private static Target ofResource(String path) {
    if (path.startsWith("/@connections/")) {
      return new Connection(decode(path.substring("/@connections/".length())));
    }
    if (path.startsWith("/%40connections/")) {
      return new Connection(decode(path.substring("/%40connections/".length())));
    }
    return new Unknown();
  }

  private static String decode(String segment) {
    // The JDK decodes forms, where a plus is a space; in a path it is a plus.
    return URLDecoder.decode(segment.replace("+", "%2B"), UTF_8);
  }
}
