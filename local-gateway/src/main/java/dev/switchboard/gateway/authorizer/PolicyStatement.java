package dev.switchboard.gateway.authorizer;

import com.fasterxml.jackson.databind.JsonNode;
import dev.switchboard.gateway.authorizer.PolicyCondition.Result;
import java.util.List;
import java.util.stream.StreamSupport;

/** One statement of an authorizer's policy. */
record PolicyStatement(JsonNode json) {

  boolean isAllow() {
    return json.path("Effect").asText().equals("Allow");
  }

  /** Whether it names the action and the resource, whatever its condition is. */
  boolean covers(PolicyContext context) {
    return names("Action", context.action()) && names("Resource", context.resource());
  }

  /** The result of its condition. */
  Result condition(PolicyContext context) {
    return PolicyCondition.evaluate(json.path("Condition"), context);
  }

  /** The negations, such as {@code NotAction}, are evaluated for a Deny alone. */
  private boolean names(String element, String value) {
    JsonNode negation = json.path("Not" + element);
    return negation.isMissingNode()
        ? matches(json.path(element), value)
        : !isAllow() && !matches(negation, value);
  }

  private static boolean matches(JsonNode oneOrMany, String value) {
    List<String> patterns =
        oneOrMany.isTextual()
            ? List.of(oneOrMany.asText())
            : StreamSupport.stream(oneOrMany.spliterator(), false).map(JsonNode::asText).toList();
    return patterns.stream().anyMatch(pattern -> Wildcards.matches(pattern, value));
  }
}
