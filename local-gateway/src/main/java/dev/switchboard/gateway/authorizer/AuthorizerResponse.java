package dev.switchboard.gateway.authorizer;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.StreamSupport;

/** An authorizer's response: a principal, a policy, and the context for later events. */
final class AuthorizerResponse {

  private static final JsonMapper MAPPER = new JsonMapper();

  private record Statement(boolean allows, List<String> actions, List<String> resources) {

    boolean covers(String action, String resource) {
      return actions.stream().anyMatch(pattern -> matches(pattern, action))
          && resources.stream().anyMatch(pattern -> matches(pattern, resource));
    }
  }

  private final String principalId;
  private final List<Statement> statements;
  private final JsonNode context;

  private AuthorizerResponse(String principalId, List<Statement> statements, JsonNode context) {
    this.principalId = principalId;
    this.statements = statements;
    this.context = context;
  }

  /** Reads a response; empty if API Gateway would not accept it. */
  static Optional<AuthorizerResponse> read(String response) {
    try {
      JsonNode json = MAPPER.readTree(response);
      JsonNode principal = json.path("principalId");
      JsonNode statements = json.path("policyDocument").path("Statement");
      JsonNode context = json.path("context");
      boolean wellFormed =
          principal.isTextual()
              && (statements.isObject() || statements.isArray())
              && isFlat(context);
      return wellFormed
          ? Optional.of(new AuthorizerResponse(principal.asText(), statements(statements), context))
          : Optional.empty();
    } catch (JsonProcessingException notJson) {
      return Optional.empty();
    }
  }

  /**
   * Returns whether one statement allows the action on the resource, and no statement denies it.
   */
  boolean allows(String action, String resource) {
    List<Statement> applicable =
        statements.stream().filter(each -> each.covers(action, resource)).toList();
    return !applicable.isEmpty() && applicable.stream().allMatch(Statement::allows);
  }

  /**
   * Writes the field {@code requestContext.authorizer} of every later event, as JSON.
   *
   * @param typed whether numbers and booleans keep their types; otherwise they become strings
   * @param latency how long the authorizer took
   */
  String context(boolean typed, Duration latency) {
    ObjectNode fields = MAPPER.createObjectNode();
    for (var field : context.properties()) {
      if (typed) {
        fields.set(field.getKey(), field.getValue());
      } else {
        fields.put(field.getKey(), field.getValue().asText());
      }
    }
    fields.put("principalId", principalId);
    fields.put("integrationLatency", latency.toMillis());
    return fields.toString();
  }

  /** Returns whether all values are scalars; an object or array in a context is an error. */
  private static boolean isFlat(JsonNode context) {
    return context.isMissingNode()
        || context.isNull()
        || (context.isObject()
            && StreamSupport.stream(context.spliterator(), false)
                .noneMatch(JsonNode::isContainerNode));
  }

  private static List<Statement> statements(JsonNode json) {
    List<Statement> statements = new ArrayList<>();
    for (JsonNode each : json.isObject() ? List.of(json) : json) {
      statements.add(
          new Statement(
              each.path("Effect").asText().equals("Allow"),
              texts(each.path("Action")),
              texts(each.path("Resource"))));
    }
    return statements;
  }

  private static List<String> texts(JsonNode oneOrMany) {
    if (oneOrMany.isTextual()) {
      return List.of(oneOrMany.asText());
    }
    return StreamSupport.stream(oneOrMany.spliterator(), false).map(JsonNode::asText).toList();
  }

  /** Matches a text as IAM does: {@code *} is any text, {@code ?} any character. */
  private static boolean matches(String pattern, String text) {
    String regex = Pattern.quote(pattern).replace("*", "\\E.*\\Q").replace("?", "\\E.\\Q");
    return text.matches(regex);
  }
}
