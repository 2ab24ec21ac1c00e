package dev.switchboard.lambda.permissions;

import java.util.List;

/** All statements of a role. A request needs one that allows it and none that denies it. */
public final class RolePolicy {

  private final List<PolicyStatement> statements;

  RolePolicy(List<PolicyStatement> statements) {
    this.statements = List.copyOf(statements);
  }

  /** Returns each permission that a statement allows. */
  public List<GrantedPermission> granted() {
    return statements.stream()
        .filter(each -> each.effect() == PolicyStatement.Effect.ALLOW)
        .flatMap(each -> each.permissions().stream())
        .distinct()
        .toList();
  }

  AuthorizationResult authorize(RequestedPermission requested) {
    if (!covering(PolicyStatement.Effect.DENY, requested).isEmpty()) {
      return new AuthorizationResult.Denied("with an explicit deny in an identity-based policy");
    }
    List<GrantedPermission> allowing = covering(PolicyStatement.Effect.ALLOW, requested);
    return allowing.isEmpty()
        ? new AuthorizationResult.Denied(
            "because no identity-based policy allows the %s action".formatted(requested.action()))
        : new AuthorizationResult.Allowed(allowing);
  }

  private List<GrantedPermission> covering(
      PolicyStatement.Effect effect, RequestedPermission requested) {
    return statements.stream()
        .filter(each -> each.effect() == effect)
        .flatMap(each -> each.covering(requested).stream())
        .toList();
  }
}
