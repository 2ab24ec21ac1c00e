package dev.switchboard.gateway;

import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * The functions behind an API, or behind a WebSocket API and an HTTP API: one for all routes or
 * some with their own, and perhaps an authorizer before {@code $connect}. Unchanging.
 */
public final class Functions {

  private final Integration others;
  private final Map<String, Integration> byRoute;
  private final Optional<Authorizer> authorizer;

  private Functions(
      Integration others, Map<String, Integration> byRoute, Optional<Authorizer> authorizer) {
    this.others = others;
    this.byRoute = byRoute;
    this.authorizer = authorizer;
  }

  /** One function for every route. */
  public static Functions all(Integration function) {
    return new Functions(function, Map.of(), Optional.empty());
  }

  /** These, with another function behind one route, by its key. */
  public Functions with(String route, Integration function) {
    Map<String, Integration> more = new HashMap<>(byRoute);
    more.put(route, function);
    return new Functions(others, more, authorizer);
  }

  /** These, with an authorizer before {@code $connect}. */
  public Functions authorizedBy(Authorizer before) {
    return new Functions(others, byRoute, Optional.of(before));
  }

  public Integration behind(String route) {
    return Objects.requireNonNullElse(byRoute.get(route), others);
  }

  public Optional<Authorizer> authorizer() {
    return authorizer;
  }
}
