package dev.switchboard.gateway;

import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * The functions behind the routes of a WebSocket API and an HTTP API, and perhaps an authorizer
 * before {@code $connect}. One function is the default; single routes may have others. Immutable.
 */
public final class Functions {

  private final Integration defaultFunction;
  private final Map<String, Integration> byRoute;
  private final Optional<Authorizer> authorizer;

  private Functions(
      Integration defaultFunction,
      Map<String, Integration> byRoute,
      Optional<Authorizer> authorizer) {
    this.defaultFunction = defaultFunction;
    this.byRoute = byRoute;
    this.authorizer = authorizer;
  }

  /** One function for every route. */
  public static Functions all(Integration function) {
    return new Functions(function, Map.of(), Optional.empty());
  }

  /** Returns a copy with another function behind the route of this key. */
  public Functions with(String route, Integration function) {
    Map<String, Integration> more = new HashMap<>(byRoute);
    more.put(route, function);
    return new Functions(defaultFunction, more, authorizer);
  }

  /** Returns a copy with an authorizer before {@code $connect}. */
  public Functions authorizedBy(Authorizer other) {
    return new Functions(defaultFunction, byRoute, Optional.of(other));
  }

  /** The function behind the route of this key. */
  public Integration behind(String route) {
    return Objects.requireNonNullElse(byRoute.get(route), defaultFunction);
  }

  /** The authorizer before {@code $connect}; empty if there is none. */
  public Optional<Authorizer> authorizer() {
    return authorizer;
  }
}
