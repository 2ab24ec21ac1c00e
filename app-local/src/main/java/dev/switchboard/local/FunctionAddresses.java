package dev.switchboard.local;

import dev.switchboard.gateway.Functions;
import dev.switchboard.gateway.WebSocketApi;
import dev.switchboard.gateway.invoke.LambdaInvokeClient;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * The addresses of the functions behind an API: one for all routes, or one for each of some routes.
 */
final class FunctionAddresses {

  private static final String OTHERS = "";

  private final Map<String, LambdaInvokeClient> byRoute = new TreeMap<>();

  /**
   * Parses addresses.
   *
   * @param addresses each a URL for all routes without an address of their own, or {@code
   *     ROUTE=URL}
   * @throws IllegalArgumentException if one is not an address
   */
  FunctionAddresses(List<String> addresses) {
    for (String address : addresses) {
      int url = address.indexOf("=http");
      String route = url < 0 ? OTHERS : address.substring(0, url);
      if (url >= 0) {
        ShellQuotes.requireKey("--invoke " + address, route);
      }
      LambdaInvokeClient function =
          LambdaInvokeClient.at(url < 0 ? address : address.substring(url + 1));
      if (byRoute.put(route, function) != null) {
        throw new IllegalArgumentException(
            "--invoke %s: there is already a function for that route".formatted(address));
      }
    }
  }

  /**
   * Returns the functions behind an API.
   *
   * @throws IllegalArgumentException if a route has no function, or a function has an unknown route
   */
  Functions behind(WebSocketApi api) {
    for (String route : byRoute.keySet()) {
      if (!route.equals(OTHERS) && !api.routes().contains(route)) {
        throw new IllegalArgumentException(
            "There is no route %s for a function; the routes are %s"
                .formatted(route, new TreeSet<>(api.routes())));
      }
    }
    LambdaInvokeClient others = byRoute.getOrDefault(OTHERS, byRoute.values().iterator().next());
    Functions functions = Functions.all(others);
    for (Map.Entry<String, LambdaInvokeClient> each : byRoute.entrySet()) {
      functions = functions.with(each.getKey(), each.getValue());
    }
    for (String route : new TreeSet<>(api.routes())) {
      if (!byRoute.containsKey(route) && !byRoute.containsKey(OTHERS)) {
        throw new IllegalArgumentException(
            "There is no function for the route %s: add --invoke URL for all routes without a function"
                .formatted(route));
      }
    }
    return functions;
  }

  @Override
  public String toString() {
    return byRoute.entrySet().stream()
        .map(each -> each.getKey().isEmpty() ? "" + each.getValue() : each.toString())
        .collect(Collectors.joining(", "));
  }
}
