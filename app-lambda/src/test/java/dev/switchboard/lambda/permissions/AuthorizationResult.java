package dev.switchboard.lambda.permissions;

import java.util.List;

/** Whether a policy allows an action on a resource. */
sealed interface AuthorizationResult {

  /** A statement allows it, and none denies it. */
  record Allowed(List<GrantedPermission> by) implements AuthorizationResult {

    public Allowed {
      by = List.copyOf(by);
    }
  }

  /**
   * It is not allowed.
   *
   * @param reason the end of IAM's message
   */
  record Denied(String reason) implements AuthorizationResult {}
}
