package dev.switchboard.local;

import dev.switchboard.gateway.Functions;
import dev.switchboard.gateway.Integration;
import dev.switchboard.gateway.WebSocketApi;
import dev.switchboard.gateway.invoke.LambdaInvokeClient;
import dev.switchboard.gateway.invoke.LambdaInvokeClients;
import java.util.List;
import java.util.Map;
import java.util.Set;
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
   * @param clients creates the client for an address
   * @throws IllegalArgumentException if one is not an address
   */
  FunctionAddresses(List<String> addresses, LambdaInvokeClients clients) {
    for (String address : addresses) {
      int url = address.indexOf("=http");
      String route = url < 0 ? OTHERS : address.substring(0, url);
      if (url >= 0) {
        ShellQuotes.requireKey("--invoke " + address, route);
      }
      LambdaInvokeClient function = clients.at(url < 0 ? address : address.substring(url + 1));
      if (byRoute.put(route, function) != null) {
        throw new IllegalArgumentException(
            "--invoke %s: there is already a function for that route".formatted(address));
      }
    }
  }

  /** The keys of the routes with a function of their own. */
  Set<String> routes() {
    Set<String> routes = new TreeSet<>(byRoute.keySet());
    routes.remove(OTHERS);
    return routes;
  }

  /**
   * Returns the functions behind an API.
   *
   * @param standIns what answers, by route, where no function has been given for that route alone
   * @throws IllegalArgumentException if a route has none, or if one has a route that is not there
   */
  Functions behind(WebSocketApi api, Map<String, Integration> standIns) {
    for (String route : byRoute.keySet()) {
      if (!route.equals(OTHERS) && !api.routes().contains(route)) {
        throw new IllegalArgumentException(
            "There is no route '%s' for a function; the routes are %s: without a template, add --route '%s', and one for each other route"
                .formatted(route, String.join(", ", new TreeSet<>(api.routes())), route));
      }
    }
    LambdaInvokeClient others = byRoute.getOrDefault(OTHERS, byRoute.values().iterator().next());
    Functions functions = Functions.all(others);
    for (Map.Entry<String, Integration> each : standIns.entrySet()) {
      functions = functions.with(each.getKey(), each.getValue());
    }
    for (Map.Entry<String, LambdaInvokeClient> each : byRoute.entrySet()) {
      functions = functions.with(each.getKey(), each.getValue());
    }
    for (String route : new TreeSet<>(api.routes())) {
      if (!byRoute.containsKey(route)
          && !byRoute.containsKey(OTHERS)
          && !standIns.containsKey(route)) {
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
