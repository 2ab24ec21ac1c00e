package dev.switchboard.gateway.http;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.switchboard.gateway.HttpApi;
import dev.switchboard.gateway.HttpRoute;
import java.net.URLDecoder;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Finds the route of a request: the most specific match, or otherwise {@code $default}. */
final class HttpRouteTable {

  /**
   * A route that matches a request.
   *
   * @param key the route's key
   * @param variables the values of the path's variables, decoded
   */
  record Match(String key, Map<String, String> variables) {}

  private final List<HttpRoute> routes;
  private final boolean hasDefault;

  HttpRouteTable(HttpApi api) {
    this.routes = List.copyOf(api.routesByPreference());
    this.hasDefault = api.routes().contains(HttpApi.DEFAULT);
  }

  boolean isEmpty() {
    return routes.isEmpty() && !hasDefault;
  }

  /**
   * Finds a request's route.
   *
   * @param path the path, still percent-encoded
   */
  Optional<Match> find(String method, String path) {
    List<String> segments =
        Stream.of(path.substring(1).split("/", -1)).map(HttpRouteTable::decode).toList();
    for (HttpRoute route : routes) {
      Optional<Map<String, String>> variables = route.match(method, segments);
      if (variables.isPresent()) {
        return Optional.of(new Match(route.key(), variables.get()));
      }
    }
    return hasDefault ? Optional.of(new Match(HttpApi.DEFAULT, Map.of())) : Optional.empty();
  }

  /**
   * Decodes a path or a part of it. A plus remains a plus, unlike in form data, which the JDK
   * decodes.
   */
  static String decode(String encoded) {
    return URLDecoder.decode(encoded.replace("+", "%2B"), UTF_8);
  }
}
