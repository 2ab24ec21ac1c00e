package dev.switchboard.gateway.http;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.switchboard.gateway.HttpApi;
import dev.switchboard.gateway.HttpRoute;
import java.net.URLDecoder;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Finds the route of a request: the one that says most of it, or else {@code $default}. */
public final class HttpRouteTable {

  /**
   * A route that takes a request.
   *
   * @param key the route's key
   * @param variables what the variables of its path are, decoded
   */
  public record Match(String key, Map<String, String> variables) {}

  private final List<HttpRoute> inOrder;
  private final boolean takesTheRest;

  public HttpRouteTable(HttpApi api) {
    this.inOrder = List.copyOf(api.inOrder());
    this.takesTheRest = api.routes().contains(HttpApi.DEFAULT);
  }

  public boolean isEmpty() {
    return inOrder.isEmpty() && !takesTheRest;
  }

  /**
   * Finds a request's route.
   *
   * @param path as it came, percent-encoded
   */
  public Optional<Match> find(String method, String path) {
    List<String> segments =
        Stream.of(path.substring(1).split("/", -1)).map(HttpRouteTable::decode).toList();
    for (HttpRoute route : inOrder) {
      Optional<Map<String, String>> variables = route.match(method, segments);
      if (variables.isPresent()) {
        return Optional.of(new Match(route.key(), variables.get()));
      }
    }
    return takesTheRest ? Optional.of(new Match(HttpApi.DEFAULT, Map.of())) : Optional.empty();
  }

  /** Decodes a path, or a part of one, where a plus is a plus; the JDK decodes forms. */
  public static String decode(String encoded) {
    return URLDecoder.decode(encoded.replace("+", "%2B"), UTF_8);
  }
}
