package dev.switchboard.lambda.permissions;

import java.util.List;

/** A statement of a policy, without conditions: all its actions on all its resources. */
record PolicyStatement(Effect effect, List<GrantedPermission> permissions) {

  /** What a statement does with requests that it covers. */
  enum Effect {
    ALLOW,
    DENY
  }

  PolicyStatement {
    permissions = List.copyOf(permissions);
  }

  List<GrantedPermission> covering(RequestedPermission requested) {
    return permissions.stream().filter(each -> each.covers(requested)).toList();
  }
}
