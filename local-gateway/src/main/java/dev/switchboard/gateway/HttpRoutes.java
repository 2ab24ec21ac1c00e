package dev.switchboard.gateway;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URLDecoder;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Finds the route of a request: the one that says most of it, or else {@code $default}. */
final class HttpRoutes {

  /**
   * A route that takes a request.
   *
   * @param key the route's key
   * @param variables what the variables of its path are, decoded
   */
  record Match(String key, Map<String, String> variables) {}

  private final List<HttpRoute> inOrder;
  private final boolean takesTheRest;

  HttpRoutes(HttpApi api) {
    this.inOrder = List.copyOf(api.inOrder());
    this.takesTheRest = api.routes().contains(HttpApi.DEFAULT);
  }

  boolean isEmpty() {
    return inOrder.isEmpty() && !takesTheRest;
  }

  /**
   * Finds a request's route.
   *
   * @param path as it came, percent-encoded
   */
  Optional<Match> find(String method, String path) {
    List<String> segments =
        Stream.of(path.substring(1).split("/", -1)).map(HttpRoutes::decode).toList();
    for (HttpRoute route : inOrder) {
      Optional<Map<String, String>> variables = route.match(method, segments);
      if (variables.isPresent()) {
        return Optional.of(new Match(route.key(), variables.get()));
      }
    }
    return takesTheRest ? Optional.of(new Match(HttpApi.DEFAULT, Map.of())) : Optional.empty();
  }

  /** Decodes a path, or a part of one, where a plus is a plus; the JDK decodes forms. */
  static String decode(String encoded) {
    return URLDecoder.decode(encoded.replace("+", "%2B"), UTF_8);
  }
}
