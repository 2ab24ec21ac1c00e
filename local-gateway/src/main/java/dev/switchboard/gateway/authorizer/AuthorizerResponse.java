package dev.switchboard.gateway.authorizer;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.switchboard.gateway.Assumption;
import dev.switchboard.gateway.Assumptions;
import dev.switchboard.gateway.authorizer.PolicyCondition.Result;
import dev.switchboard.gateway.invoke.LogText;
import dev.switchboard.gateway.invoke.MalformedResponseException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
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

  /**
   * Reads a response.
   *
   * @throws MalformedResponseException if API Gateway would not accept it
   */
  static AuthorizerResponse read(String response, Assumptions assumptions)
      throws MalformedResponseException {
    JsonNode json = parse(response);
    require(
        json.isObject(), "it is %s: expected principalId and policyDocument".formatted(kind(json)));
    require(
        !json.has("isAuthorized"),
        "it has isAuthorized, which HTTP APIs read: expected principalId and policyDocument");
    String principal = principal(json.path("principalId"), assumptions);
    JsonNode policy = json.path("policyDocument");
    require(policy.isObject(), "policyDocument is %s: expected an object".formatted(kind(policy)));
    JsonNode statements = policy.path("Statement");
    require(
        statements.isContainerNode(),
        "policyDocument.Statement is %s: expected an array".formatted(kind(statements)));
    JsonNode context = json.path("context");
    requireFlat(context);
    return new AuthorizerResponse(principal, statements(statements), context);
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
    String condition =
        allows.isEmpty()
            ? "; --account, --region and --api-id set the parts of that ARN"
            : ": the condition is not met";
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

  private static JsonNode parse(String response) throws MalformedResponseException {
    try {
      return MAPPER.readTree(response);
    } catch (JsonProcessingException notJson) {
      throw new MalformedResponseException("it is not JSON: " + LogText.beginning(response));
    }
  }

  private static String principal(JsonNode principal, Assumptions assumptions)
      throws MalformedResponseException {
    boolean isMissing = principal.isMissingNode() || principal.isNull();
    boolean isAccepted =
        isMissing
            ? assumptions.is(Assumption.MISSING_PRINCIPAL, "accepted")
            : principal.isTextual()
                || (principal.isValueNode()
                    && assumptions.is(Assumption.PRINCIPAL_FORMS, "coerced"));
    require(isAccepted, "principalId is %s: expected text".formatted(kind(principal)));
    return isMissing ? "" : principal.asText();
  }

  private static void requireFlat(JsonNode context) throws MalformedResponseException {
    require(
        context.isMissingNode() || context.isNull() || context.isObject(),
        "context is %s: expected an object".formatted(kind(context)));
    for (Map.Entry<String, JsonNode> field : context.properties()) {
      require(
          field.getValue().isValueNode(),
          "context.%s is %s: expected text, a number or a boolean"
              .formatted(field.getKey(), kind(field.getValue())));
    }
  }

  private static void require(boolean isValid, String reason) throws MalformedResponseException {
    if (!isValid) {
      throw new MalformedResponseException(reason);
    }
  }

  private static String kind(JsonNode value) {
    return switch (value.getNodeType()) {
      case MISSING -> "missing";
      case NULL -> "null";
      case OBJECT -> "an object";
      case ARRAY -> "an array";
      case STRING -> "text";
      case NUMBER -> "a number";
      case BOOLEAN -> "a boolean";
      case BINARY, POJO -> "no JSON";
    };
  }

  private static List<PolicyStatement> statements(JsonNode json) {
    return json.isObject()
        ? List.of(new PolicyStatement(json))
        : StreamSupport.stream(json.spliterator(), false).map(PolicyStatement::new).toList();
  }
}
