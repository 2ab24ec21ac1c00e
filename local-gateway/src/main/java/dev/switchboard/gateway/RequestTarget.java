package dev.switchboard.gateway;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URLDecoder;

/** The part of the API that a request's path addresses. */
sealed interface RequestTarget {

  String RESOURCE = "/@connections/";
  String ENCODED_RESOURCE = "/%40connections/";

  /** The WebSocket endpoint: {@code /{stage}} or {@code /{stage}/}. */
  record Endpoint() implements RequestTarget {}

  /** A connection, by the id in the path, valid or not: {@code /{stage}/@connections/{id}}. */
  record Connection(String id) implements RequestTarget {}

  /** A connection of another stage, or of no stage. */
  record ConnectionElsewhere() implements RequestTarget {}

  /** No part of this API. */
  record Unknown() implements RequestTarget {}

  /**
   * Parses a percent-encoded path.
   *
   * @param root the path of the stage without a slash at its end; empty if the stage is at {@code
   *     /}
   */
  static RequestTarget of(String path, String root) {
    if (!path.startsWith(root)) {
      return outsideOfStage(path);
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
    return outsideOfStage(path);
  }

  private static RequestTarget outsideOfStage(String path) {
    boolean ofConnection = path.contains(RESOURCE) || path.contains(ENCODED_RESOURCE);
    return ofConnection ? new ConnectionElsewhere() : new Unknown();
  }

  private static String decode(String segment) {
    // URLDecoder decodes form data, where a plus is a space; in a path it remains a plus.
    return URLDecoder.decode(segment.replace("+", "%2B"), UTF_8);
  }
}
