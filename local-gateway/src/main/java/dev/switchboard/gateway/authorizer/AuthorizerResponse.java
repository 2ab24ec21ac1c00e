package dev.switchboard.gateway.authorizer;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.switchboard.gateway.authorizer.PolicyCondition.Result;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.StreamSupport;

/** An authorizer's response: a principal, a policy, and the context for later events. */
final class AuthorizerResponse {

  private static final JsonMapper MAPPER = new JsonMapper();

  private final String principalId;
  private final List<PolicyStatement> statements;
  private final JsonNode context;

  private AuthorizerResponse(
      String principalId, List<PolicyStatement> statements, JsonNode context) {
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

  /** Describes why the policy does not allow a request; empty if it allows it. */
  Optional<String> problem(PolicyContext context) {
    List<PolicyStatement> covering =
        statements.stream().filter(each -> each.covers(context)).toList();
    for (PolicyStatement deny : covering) {
      Result condition = deny.condition(context);
      if (!deny.isAllow() && condition != Result.NOT_MET) {
        return Optional.of("denies " + context.resource() + unknown(condition));
      }
    }
    List<Result> allows =
        covering.stream()
            .filter(PolicyStatement::isAllow)
            .map(allow -> allow.condition(context))
            .toList();
    if (allows.contains(Result.MET)) {
      return Optional.empty();
    }
    String condition = allows.isEmpty() ? "" : ": the condition is not met";
    return Optional.of(
        "does not allow %s on %s%s"
            .formatted(
                context.action(),
                context.resource(),
                allows.contains(Result.UNKNOWN) ? unknown(Result.UNKNOWN) : condition));
  }

  private static String unknown(Result condition) {
    return condition == Result.UNKNOWN
        ? ": the condition has an operator, a key or a value that is not known here"
        : "";
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

  private static List<PolicyStatement> statements(JsonNode json) {
    return json.isObject()
        ? List.of(new PolicyStatement(json))
        : StreamSupport.stream(json.spliterator(), false).map(PolicyStatement::new).toList();
  }
}
