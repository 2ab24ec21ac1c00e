package dev.switchboard.lambda.permissions;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * Reads the inline policies of an {@code AWS::IAM::Role} of a CloudFormation template.
 *
 * <p>Whatever it does not evaluate, such as a condition, {@code NotAction} or a managed policy, is
 * an error. A policy that is evaluated only in part would prove nothing.
 */
public final class RolePolicyReader {

  private static final Set<String> OF_ROLE = Set.of("AssumeRolePolicyDocument", "Policies");
  private static final Set<String> OF_STATEMENT = Set.of("Sid", "Effect", "Action", "Resource");

  private final TemplateArns arns;

  /** Creates a reader for templates whose resources have these ARNs. */
  public RolePolicyReader(TemplateArns arns) {
    this.arns = arns;
  }

  /**
   * Reads the properties of a role.
   *
   * @throws IllegalArgumentException if they contain anything that is not evaluated
   */
  public RolePolicy read(JsonNode role) {
    requireOnly(OF_ROLE, role);
    List<PolicyStatement> statements = new ArrayList<>();
    for (JsonNode policy : role.required("Policies")) {
      elements(policy.required("PolicyDocument").required("Statement"))
          .forEach(each -> statements.add(statement(each)));
    }
    return new RolePolicy(statements);
  }

  private PolicyStatement statement(JsonNode statement) {
    requireOnly(OF_STATEMENT, statement);
    List<GrantedPermission> permissions = new ArrayList<>();
    for (JsonNode action : elements(statement.required("Action")).toList()) {
      elements(statement.required("Resource"))
          .map(TemplateArns::text)
          .map(
              text ->
                  new GrantedPermission(
                      action.asText(), TemplateArns.shortened(text), arns.resolve(text)))
          .forEach(permissions::add);
    }
    return new PolicyStatement(effect(statement.required("Effect").asText()), permissions);
  }

  private static PolicyStatement.Effect effect(String name) {
    return switch (name) {
      case "Allow" -> PolicyStatement.Effect.ALLOW;
      case "Deny" -> PolicyStatement.Effect.DENY;
      default -> throw new IllegalArgumentException("The effect %s is unknown.".formatted(name));
    };
  }

  /** Returns the elements of a list, or a single value that may stand for a list of one. */
  private static Stream<JsonNode> elements(JsonNode value) {
    return value.isArray() ? StreamSupport.stream(value.spliterator(), false) : Stream.of(value);
  }

  private static void requireOnly(Set<String> known, JsonNode object) {
    for (var property : object.properties()) {
      if (!known.contains(property.getKey())) {
        throw new IllegalArgumentException(
            "%s is not evaluated here: expected only %s".formatted(property.getKey(), known));
      }
    }
  }
}
