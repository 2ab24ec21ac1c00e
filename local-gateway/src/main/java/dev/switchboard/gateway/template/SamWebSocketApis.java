package dev.switchboard.gateway.template;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;

/**
 * Replaces each {@code AWS::Serverless::WebSocketApi} by the resources that SAM's documentation
 * says it generates: an API, a stage, perhaps an authorizer, and a route and an integration for
 * each of its routes.
 */
final class SamWebSocketApis {

  private static final String TYPE = "AWS::Serverless::WebSocketApi";
  private static final String CONNECT = "$connect";

  /** The settings of a route that SAM passes on. */
  private static final String[] ROUTE_SETTINGS = {
    "ApiKeyRequired",
    "ModelSelectionExpression",
    "RequestModels",
    "RequestParameters",
    "RouteResponseSelectionExpression"
  };

  private final ObjectNode resources = JsonNodeFactory.instance.objectNode();

  private SamWebSocketApis() {}

  /** The resources of a template, without any of these APIs. */
  static ObjectNode replaced(JsonNode root) {
    SamWebSocketApis apis = new SamWebSocketApis();
    JsonNode globals = root.path("Globals").path("WebSocketApi");
    for (Map.Entry<String, JsonNode> each : root.path("Resources").properties()) {
      if (Template.typeOf(each.getValue()).equals(TYPE)) {
        apis.add(each.getKey(), each.getValue(), globals);
      } else {
        apis.resources.set(each.getKey(), each.getValue());
      }
    }
    return apis.resources;
  }

  private void add(String id, JsonNode resource, JsonNode globals) {
    ObjectNode settings = JsonNodeFactory.instance.objectNode();
    globals.properties().forEach(each -> settings.set(each.getKey(), each.getValue()));
    resource
        .path("Properties")
        .properties()
        .forEach(each -> settings.set(each.getKey(), each.getValue()));
    JsonNode condition = resource.path("Condition");
    ObjectNode api = put(id, "AWS::ApiGatewayV2::Api", condition);
    api.put("ProtocolType", "WEBSOCKET");
    copy(settings, api, "Name", "RouteSelectionExpression");
    addStage(id, settings, condition);
    JsonNode auth = settings.path("Auth");
    if (auth.has("AuthArn")) {
      addAuthorizer(id, auth, condition);
    }
    JsonNode routes = settings.path("Routes");
    if (auth.isObject() && !routes.has(CONNECT)) {
      throw new IllegalArgumentException(
          "%s.Auth applies to the route $connect: expected one in Routes".formatted(id));
    }
    routes
        .properties()
        .forEach(each -> addRoute(id, each.getKey(), each.getValue(), auth, condition));
  }

  private void addStage(String id, JsonNode settings, JsonNode condition) {
    ObjectNode stage = part(id, "Stage", "Stage", condition);
    stage.put("StageName", "default");
    copy(settings, stage, "StageName", "StageVariables", "DefaultRouteSettings", "RouteSettings");
  }

  private void addAuthorizer(String id, JsonNode auth, JsonNode condition) {
    ObjectNode authorizer = part(id, "Authorizer", "Authorizer", condition);
    authorizer.put("AuthorizerType", "REQUEST");
    rename(auth, "AuthArn", authorizer, "AuthorizerUri");
    copy(auth, authorizer, "IdentitySource");
  }

  private void addRoute(String id, String key, JsonNode settings, JsonNode auth, JsonNode when) {
    String name = key.replaceAll("[^A-Za-z0-9]", "");
    String unique = resources.has(id + name + "Route") ? name + resources.size() : name;
    ObjectNode integration = part(id, unique + "Integration", "Integration", when);
    integration.put("IntegrationType", "AWS_PROXY");
    rename(settings, "FunctionArn", integration, "IntegrationUri");
    rename(settings, "IntegrationTimeout", integration, "TimeoutInMillis");
    ObjectNode route = part(id, unique + "Route", "Route", when);
    route.put("RouteKey", key);
    route.putObject("Target").put("Ref", id + unique + "Integration");
    copy(settings, route, ROUTE_SETTINGS);
    if (key.equals(CONNECT) && auth.isObject()) {
      route.put("AuthorizationType", "an Auth without AuthType");
      rename(auth, "AuthType", route, "AuthorizationType");
      route.putObject("AuthorizerId").put("Ref", id + "Authorizer");
    }
    if (settings.has("RouteResponseSelectionExpression")) {
      ObjectNode response = part(id, unique + "RouteResponse", "RouteResponse", when);
      response.putObject("RouteId").put("Ref", id + unique + "Route");
      response.put("RouteResponseKey", "$default");
    }
  }

  private ObjectNode part(String api, String name, String type, JsonNode condition) {
    ObjectNode properties = put(api + name, "AWS::ApiGatewayV2::" + type, condition);
    properties.putObject("ApiId").put("Ref", api);
    return properties;
  }

  private ObjectNode put(String id, String type, JsonNode condition) {
    ObjectNode resource = resources.putObject(id);
    resource.put("Type", type);
    if (condition.isTextual()) {
      resource.set("Condition", condition);
    }
    return resource.putObject("Properties");
  }

  private static void copy(JsonNode from, ObjectNode to, String... properties) {
    for (String property : properties) {
      rename(from, property, to, property);
    }
  }

  private static void rename(JsonNode from, String property, ObjectNode to, String name) {
    if (from.has(property)) {
      to.set(name, from.path(property));
    }
  }
}
