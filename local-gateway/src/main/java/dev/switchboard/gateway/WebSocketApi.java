package dev.switchboard.gateway;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The definition of a WebSocket API: its stage and its routes.
 *
 * @param stage the stage, which is the first segment of every path
 * @param selection the expression that selects a message's route
 * @param routes the keys of all routes
 * @param answering the keys of the routes with a route response: the function's response is sent to
 *     the client
 * @param stageVariables the stage's variables by name
 * @param models the request models by route key; routes without one accept any message
 * @param timeouts how long the functions of single routes may take, by route key; the gateway's own
 *     limit holds for the others, and for all if it is shorter
 */
public record WebSocketApi(
    String stage,
    RouteSelection selection,
    Set<String> routes,
    Set<String> answering,
    Map<String, String> stageVariables,
    Map<String, RequestModel> models,
    Map<String, Duration> timeouts) {

  /** The route that decides whether a client may connect. Without it, every client may. */
  public static final String CONNECT = "$connect";

  /** The route that is invoked when a connection has ended. */
  public static final String DISCONNECT = "$disconnect";

  /** The route of messages that select no other route. */
  public static final String DEFAULT = "$default";

  /** API Gateway's quota of routes of one API, which AWS raises on request. */
  private static final int MOST_ROUTES = 300;

  private static final int KEY_CHARACTERS = 128;

  /** The only keys that may start with {@code $}. */
  public static final List<String> PREDEFINED = List.of(CONNECT, DISCONNECT, DEFAULT);

  /** The stage {@code dev} with the three predefined routes, without route responses. */
  public static final WebSocketApi PLAIN =
      new WebSocketApi(
          "dev",
          RouteSelection.BY_ACTION,
          Set.of(CONNECT, DISCONNECT, DEFAULT),
          Set.of(),
          Map.of(),
          Map.of(),
          Map.of());

  private static final String STAGE = "[A-Za-z0-9_-]{1,128}";

  public WebSocketApi {
    if (!stage.matches(STAGE)) {
      throw new IllegalArgumentException(
          "The stage is '%s': expected 1 to 128 letters, digits, '-' and '_'".formatted(stage));
    }
    requireKeys(routes);
    requireRoutes(answering, "to give a response", routes);
    requireRoutes(models.keySet(), "to have a model", routes);
    routes = Set.copyOf(routes);
    answering = Set.copyOf(answering);
    stageVariables = Map.copyOf(stageVariables);
    models = Map.copyOf(models);
    timeouts = Map.copyOf(timeouts);
  }

  /** Returns a copy with another stage. */
  public WebSocketApi withStage(String other) {
    return new WebSocketApi(other, selection, routes, answering, stageVariables, models, timeouts);
  }

  /** Returns a copy with another route selection expression. */
  public WebSocketApi withSelection(RouteSelection other) {
    return new WebSocketApi(stage, other, routes, answering, stageVariables, models, timeouts);
  }

  /** Returns a copy with exactly these routes. */
  public WebSocketApi withRoutes(Set<String> others) {
    return new WebSocketApi(stage, selection, others, answering, stageVariables, models, timeouts);
  }

  /** Returns a copy with route responses on exactly these routes. */
  public WebSocketApi withAnswering(Set<String> others) {
    return new WebSocketApi(stage, selection, routes, others, stageVariables, models, timeouts);
  }

  /** Returns a copy with other stage variables. */
  public WebSocketApi withStageVariables(Map<String, String> others) {
    return new WebSocketApi(stage, selection, routes, answering, others, models, timeouts);
  }

  /** Returns a copy with these models by route key. */
  public WebSocketApi withModels(Map<String, RequestModel> others) {
    return new WebSocketApi(stage, selection, routes, answering, stageVariables, others, timeouts);
  }

  /** The same API with these times for the functions of single routes, by the route's key. */
  public WebSocketApi withTimeouts(Map<String, Duration> others) {
    return new WebSocketApi(stage, selection, routes, answering, stageVariables, models, others);
  }

  private static void requireKeys(Set<String> routes) {
    if (routes.size() > MOST_ROUTES) {
      throw new IllegalArgumentException(
          "There are %d routes: expected at most %d".formatted(routes.size(), MOST_ROUTES));
    }
    for (String key : routes) {
      if (key.isBlank()) {
        throw new IllegalArgumentException(
            "The route key '%s' is blank: expected 1 to %d characters"
                .formatted(key, KEY_CHARACTERS));
      }
      if (key.length() > KEY_CHARACTERS) {
        throw new IllegalArgumentException(
            "The route key '%s' has %d characters: expected 1 to %d"
                .formatted(key, key.length(), KEY_CHARACTERS));
      }
      if (key.startsWith("$") && !PREDEFINED.contains(key)) {
        throw new IllegalArgumentException(
            "The route key '%s' is not predefined: with $ there are %s"
                .formatted(key, String.join(", ", PREDEFINED)));
      }
    }
  }

  private static void requireRoutes(Set<String> named, String purpose, Set<String> routes) {
    for (String route : named) {
      if (!routes.contains(route)) {
        throw new IllegalArgumentException(
            "There is no route '%s' %s; there are %s".formatted(route, purpose, routes));
      }
    }
  }
}
