package dev.switchboard.gateway.template;

import static java.util.stream.Collectors.toSet;

import dev.switchboard.gateway.RouteSelection;
import dev.switchboard.gateway.WebSocketApi;
import dev.switchboard.gateway.template.RouteBackend.Function;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads one WebSocket API of a template, and skips the resources of other APIs. */
final class ApiReader {

  private static final String ROUTE_RESPONSE = "AWS::ApiGatewayV2::RouteResponse";
  private static final String SELECTION = "RouteSelectionExpression";

  /** Settings of a route that a user must hear about, because nothing here applies them. */
  private static final List<String> UNAPPLIED = List.of("RequestModels", "RequestParameters");

  private final ApiParts api;
  private final TemplateChoices choices;
  private final List<String> notes = new ArrayList<>();
  private final Map<String, Resource> routes;

  /**
   * Finds the WebSocket API.
   *
   * @throws IllegalArgumentException if there is none, or if it is not clear which is meant
   */
  ApiReader(Template template, TemplateChoices choices) {
    this.choices = choices;
    api = ApiFinder.find(template, choices.api());
    routes = RouteKeys.read(api.all(ApiParts.ROUTE), notes);
  }

  /**
   * Reads the API with what is behind its routes.
   *
   * @throws IllegalArgumentException if a part is missing without which nothing can run
   */
  ApiTemplate read() {
    Set<String> keys = new HashSet<>(routes.keySet());
    if (api.resource().isEmpty()) {
      keys.addAll(choices.served());
    }
    BackendReader backends = new BackendReader(api, notes);
    WebSocketApi settings =
        new StageReader(api, notes)
            .put(WebSocketApi.PLAIN, choices.stage())
            .withSelection(selection())
            .withRoutes(keys)
            .withAnswering(answering())
            .withTimeouts(timeouts(backends));
    ConnectAuthorization authorization =
        new AuthorizationReader(api, choices, notes)
            .read(Optional.ofNullable(routes.get(WebSocketApi.CONNECT)));
    Map<String, RouteBackend> behind = behind(backends, keys);
    routes.forEach(this::noteUnapplied);
    noteUnread();
    return new ApiTemplate(settings, behind, authorization, notes);
  }

  private RouteSelection selection() {
    if (choices.selection().isPresent()) {
      return choices.selection().get();
    }
    Optional<Resource> own = api.resource().filter(each -> each.has(SELECTION));
    if (own.isEmpty()) {
      notes.add(
          "%s: %s is used; --selection EXPR changes it"
              .formatted(
                  api.resource().isPresent()
                      ? "The template has no RouteSelectionExpression"
                      : "The API %s and its RouteSelectionExpression belong to another stack"
                          .formatted(api.name()),
                  RouteSelection.BY_ACTION));
    }
    return own.map(each -> each.read(SELECTION, "--selection EXPR", RouteSelection::of))
        .orElse(RouteSelection.BY_ACTION);
  }

  /** The keys of the routes with a route response and an expression that selects it. */
  private Set<String> answering() {
    List<Resource> responses = api.all(ROUTE_RESPONSE);
    return routes.entrySet().stream()
        .filter(route -> route.getValue().has("RouteResponseSelectionExpression"))
        .filter(
            route ->
                responses.stream()
                    .anyMatch(each -> api.template().refers(each, "RouteId", route.getValue())))
        .map(Map.Entry::getKey)
        .collect(toSet());
  }

  private Map<String, Duration> timeouts(BackendReader backends) {
    Map<String, Duration> timeouts = new HashMap<>();
    routes.forEach(
        (key, route) -> backends.timeout(route).ifPresent(each -> timeouts.put(key, each)));
    return timeouts;
  }

  /** A route whose function has an address of its own needs no integration. */
  private Map<String, RouteBackend> behind(BackendReader backends, Set<String> keys) {
    Map<String, RouteBackend> behind = new HashMap<>();
    for (String key : keys) {
      Resource route = routes.get(key);
      behind.put(
          key,
          route == null || choices.served().contains(key)
              ? new Function("the function of --invoke")
              : backends.read(key, route));
    }
    return behind;
  }

  private void noteUnread() {
    for (String macro : api.template().macros()) {
      notes.add("The resources of %s are not read".formatted(macro));
    }
    for (Resource each : api.template().resources().values()) {
      each.undeclaredCondition()
          .filter(_ -> each.isOfApiGateway())
          .ifPresent(
              name ->
                  notes.add(
                      "%s has the condition %s, which the template does not declare: it is kept"
                          .formatted(each.id(), name)));
    }
  }

  private void noteUnapplied(String key, Resource route) {
    if (route.flag("ApiKeyRequired")) {
      notes.add("ApiKeyRequired of %s is not checked: clients need no API key".formatted(key));
    }
    String authorization = route.shown("AuthorizationType");
    if (!key.equals(WebSocketApi.CONNECT) && !Set.of("", "NONE").contains(authorization)) {
      notes.add(
          "AuthorizationType %s of %s is not applied: AWS allows it on $connect only"
              .formatted(authorization, key));
    }
    for (String property : UNAPPLIED) {
      if (route.has(property)) {
        notes.add("%s of %s is not checked".formatted(property, key));
      }
    }
  }
}
