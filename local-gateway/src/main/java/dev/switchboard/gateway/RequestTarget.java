package dev.switchboard.gateway;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URLDecoder;

/** What in the API a request's path points at. */
public sealed interface RequestTarget {

  String RESOURCE = "/@connections/";
  String ENCODED_RESOURCE = "/%40connections/";

  /** The WebSocket endpoint: {@code /{stage}} or {@code /{stage}/}. */
  record Endpoint() implements RequestTarget {}

  /** A connection, by what the path gives for its id: {@code /{stage}/@connections/{id}}. */
  record Connection(String id) implements RequestTarget {}

  /** A connection of another stage, or of none. */
  record Elsewhere() implements RequestTarget {}

  /** Nothing of this API. */
  record Unknown() implements RequestTarget {}

  /** Reads a path as it came, percent-encoded. */
  static RequestTarget of(String path, String stage) {
    String root = "/" + stage;
    if (!path.startsWith(root)) {
      return ofNobody(path);
    }
    String rest = path.substring(root.length());
    if (rest.isEmpty() || rest.equals("/")) {
      return new Endpoint();
    }
    if (rest.startsWith(RESOURCE)) {
      return new Connection(decode(rest.substring(RESOURCE.length())));
    }
    if (rest.startsWith(ENCODED_RESOURCE)) {
      return new Connection(decode(rest.substring(ENCODED_RESOURCE.length())));
    }
    return ofNobody(path);
  }

  private static RequestTarget ofNobody(String path) {
    boolean ofConnection = path.contains(RESOURCE) || path.contains(ENCODED_RESOURCE);
    return ofConnection ? new Elsewhere() : new Unknown();
  }

  private static String decode(String segment) {
    // The JDK decodes forms, where a plus is a space; in a path it is a plus.
    return URLDecoder.decode(segment.replace("+", "%2B"), UTF_8);
  }
}
