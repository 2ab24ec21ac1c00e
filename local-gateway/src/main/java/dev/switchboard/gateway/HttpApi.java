package dev.switchboard.gateway;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The definition of an HTTP API at its stage {@code $default}, beside the WebSocket API.
 *
 * @param routes the keys of all routes, such as {@code POST /event}, {@code ANY /pets/{id}}, {@code
 *     GET /files/{path+}} or {@code $default}; without any, there is no HTTP API
 * @param cors its CORS configuration; if empty, CORS is left to the function
 * @param limits its quotas
 */
public record HttpApi(Set<String> routes, Optional<Cors> cors, HttpApiLimits limits) {

  /** The key of the route for requests that match no other. */
  public static final String DEFAULT = "$default";

  /** No HTTP API. */
  public static final HttpApi NONE = new HttpApi(Set.of(), Optional.empty(), HttpApiLimits.OF_AWS);

  public HttpApi {
    requireDistinct(parse(routes));
    routes = Set.copyOf(routes);
  }

  /** An API with exactly these routes, AWS's limits, and no CORS. */
  public static HttpApi of(String... routes) {
    return NONE.withRoutes(Set.of(routes));
  }

  /** Returns a copy with exactly these routes. */
  public HttpApi withRoutes(Set<String> others) {
    return new HttpApi(others, cors, limits);
  }

  /** Returns a copy with this CORS configuration. */
  public HttpApi withCors(Cors other) {
    return new HttpApi(routes, Optional.of(other), limits);
  }

  /** Returns a copy with other limits. */
  public HttpApi withLimits(HttpApiLimits other) {
    return new HttpApi(routes, cors, other);
  }

  /** The routes except {@code $default}, the most specific first. */
  public List<HttpRoute> routesByPreference() {
    List<HttpRoute> parsed = parse(routes);
    parsed.sort(HttpRoute::byPreference);
    return parsed;
  }

  private static List<HttpRoute> parse(Set<String> keys) {
    List<HttpRoute> parsed = new ArrayList<>();
    for (String key : keys) {
      if (!key.equals(DEFAULT)) {
        parsed.add(HttpRoute.of(key));
      }
    }
    return parsed;
  }

  private static void requireDistinct(List<HttpRoute> routes) {
    for (int i = 0; i < routes.size(); i++) {
      for (HttpRoute other : routes.subList(0, i)) {
        if (routes.get(i).isEquivalentTo(other)) {
          throw new IllegalArgumentException(
              "The routes '%s' and '%s' take the same requests: expected one of them"
                  .formatted(other.key(), routes.get(i).key()));
        }
      }
    }
  }
}
