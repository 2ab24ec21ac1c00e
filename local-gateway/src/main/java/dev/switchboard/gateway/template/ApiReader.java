package dev.switchboard.gateway.template;

import static java.util.stream.Collectors.toMap;
import static java.util.stream.Collectors.toSet;

import dev.switchboard.gateway.IdentitySource;
import dev.switchboard.gateway.RouteSelection;
import dev.switchboard.gateway.WebSocketApi;
import dev.switchboard.gateway.template.ApiTemplate.ConnectAuthorizer;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Reads the only WebSocket API of a template, and ignores the resources of other APIs. */
final class ApiReader {

  private static final String API = "AWS::ApiGatewayV2::Api";
  private static final String STAGE = "AWS::ApiGatewayV2::Stage";
  private static final String ROUTE = "AWS::ApiGatewayV2::Route";
  private static final String ROUTE_RESPONSE = "AWS::ApiGatewayV2::RouteResponse";
  private static final String INTEGRATION = "AWS::ApiGatewayV2::Integration";
  private static final String AUTHORIZER = "AWS::ApiGatewayV2::Authorizer";

  private final Template template;
  private final Resource api;
  private final Resource stage;
  private final Map<String, Resource> routes;

  /**
   * Finds the WebSocket API.
   *
   * @throws IllegalArgumentException if the template has no WebSocket API, several of them, or no
   *     stage of it
   */
  ApiReader(Template template) {
    this.template = template;
    api = template.only(API, ApiReader::isWebSocket, "ProtocolType WEBSOCKET");
    stage = template.only(STAGE, this::isOfApi, "ApiId " + api.id());
    routes = routes();
  }

  /**
   * Reads the API with its functions and its authorizer.
   *
   * @throws IllegalArgumentException if a required part is missing or not supported here
   */
  ApiTemplate read() {
    return new ApiTemplate(
        stage
            .read("StageName", WebSocketApi.PLAIN::withStage)
            .withSelection(api.read("RouteSelectionExpression", RouteSelection::of))
            .withRoutes(routes.keySet())
            .withAnswering(answering())
            .withStageVariables(stageVariables()),
        routes.entrySet().stream()
            .collect(toMap(Map.Entry::getKey, route -> functionBehind(route.getValue()))),
        Optional.ofNullable(routes.get(WebSocketApi.CONNECT)).flatMap(this::authorizerBefore));
  }

  private static boolean isWebSocket(Resource api) {
    return api.value("ProtocolType").asText().equals("WEBSOCKET");
  }

  private boolean isOfApi(Resource part) {
    return template.refers(part, "ApiId", api);
  }

  private Map<String, Resource> routes() {
    Map<String, Resource> byKey = new HashMap<>();
    for (Resource route : template.all(ROUTE).stream().filter(this::isOfApi).toList()) {
      if (byKey.put(route.text("RouteKey"), route) != null) {
        throw route.refusal("RouteKey", "a key that no other route has");
      }
    }
    return byKey;
  }

  /** The keys of the routes with a route response and an expression that selects it. */
  private Set<String> answering() {
    return routes.entrySet().stream()
        .filter(route -> route.getValue().has("RouteResponseSelectionExpression"))
        .filter(
            route ->
                responses().anyMatch(each -> template.refers(each, "RouteId", route.getValue())))
        .map(Map.Entry::getKey)
        .collect(toSet());
  }

  private Stream<Resource> responses() {
    return template.all(ROUTE_RESPONSE).stream()
        .filter(response -> response.text("RouteResponseKey").equals(WebSocketApi.DEFAULT));
  }

  private Map<String, String> stageVariables() {
    return stage.value("StageVariables").properties().stream()
        .collect(
            toMap(
                Map.Entry::getKey,
                each -> stage.scalar("StageVariables." + each.getKey(), each.getValue())));
  }

  private String functionBehind(Resource route) {
    Resource integration = template.referred(route, "Target", INTEGRATION);
    if (!integration.text("IntegrationType").equals("AWS_PROXY")) {
      throw integration.refusal("IntegrationType", "AWS_PROXY, the only supported type");
    }
    return template.function(integration, "IntegrationUri");
  }

  private Optional<ConnectAuthorizer> authorizerBefore(Resource connect) {
    String type = connect.has("AuthorizationType") ? connect.text("AuthorizationType") : "NONE";
    return switch (type) {
      case "NONE" -> Optional.empty();
      case "CUSTOM" ->
          Optional.of(authorizer(template.referred(connect, "AuthorizerId", AUTHORIZER)));
      default ->
          throw connect.refusal("AuthorizationType", "NONE or CUSTOM, the only supported types");
    };
  }

  private ConnectAuthorizer authorizer(Resource authorizer) {
    return new ConnectAuthorizer(
        template.function(authorizer, "AuthorizerUri"),
        authorizer.readAll("IdentitySource", IdentitySource::of));
  }
}
