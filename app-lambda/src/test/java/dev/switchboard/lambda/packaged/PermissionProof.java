package dev.switchboard.lambda.packaged;

import dev.switchboard.lambda.permissions.GrantedPermission;
import dev.switchboard.lambda.permissions.PermissionUses;
import dev.switchboard.lambda.permissions.RolePolicy;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Compares the permissions that roles have with those that the functions used. */
final class PermissionProof {

  private final Map<String, RolePolicy> policies;
  private final PermissionUses uses;
  private final ListedPermissions listed;

  /**
   * Creates a proof.
   *
   * @param policies the policy of each function
   */
  PermissionProof(Map<String, RolePolicy> policies, PermissionUses uses, ListedPermissions listed) {
    this.policies = new TreeMap<>(policies);
    this.uses = uses;
    this.listed = listed;
  }

  /**
   * Returns what is wrong: permissions that a function lacked, that it has and never used, and that
   * are listed as used by Lambda although the function used them.
   */
  List<String> mistakes() {
    List<String> mistakes = new ArrayList<>(uses.refusals());
    policies.forEach(
        (function, policy) -> policy.granted().forEach(each -> mistake(function, each, mistakes)));
    listed.usedByLambda().keySet().stream()
        .filter(action -> policies.values().stream().noneMatch(policy -> grants(policy, action)))
        .map("deploy/permissions.json lists %s, which no role has."::formatted)
        .forEach(mistakes::add);
    return mistakes;
  }

  private void mistake(String function, GrantedPermission permission, List<String> mistakes) {
    boolean used = !uses.of(function, permission).isEmpty();
    boolean usedByLambda = listed.usedByLambda().containsKey(permission.action());
    String what = "%s on %s".formatted(permission.action(), permission.resource());
    if (!used && !usedByLambda) {
      mistakes.add(
          "%s has %s and never used it: remove it, or list it in deploy/permissions.json."
              .formatted(function, what));
    } else if (used && usedByLambda) {
      mistakes.add(
          "%s used %s, which deploy/permissions.json lists as used by Lambda alone."
              .formatted(function, what));
    }
  }

  private static boolean grants(RolePolicy policy, String action) {
    return policy.granted().stream().anyMatch(each -> each.action().equals(action));
  }

  /** Returns the table of permissions, a row for each and a column for each function. */
  List<String> table() {
    List<String> rows = new ArrayList<>();
    rows.add(row("permission", "on", policies.keySet().stream().map("`%s`"::formatted).toList()));
    rows.add("|---|---|" + "---|".repeat(policies.size()));
    policies.values().stream()
        .flatMap(policy -> policy.granted().stream())
        .distinct()
        .sorted(
            Comparator.comparing(GrantedPermission::action)
                .thenComparing(GrantedPermission::resource))
        .map(this::row)
        .forEach(rows::add);
    return rows;
  }

  private String row(GrantedPermission permission) {
    return row(
        "`%s`".formatted(permission.action()),
        "`%s`".formatted(permission.resource()),
        policies.entrySet().stream()
            .map(each -> cell(each.getKey(), each.getValue(), permission))
            .toList());
  }

  private String cell(String function, RolePolicy policy, GrantedPermission permission) {
    if (!policy.granted().contains(permission)) {
      return "";
    }
    String reason = listed.usedByLambda().get(permission.action());
    return reason == null
        ? uses.of(function, permission).stream()
            .map("`%s`"::formatted)
            .collect(Collectors.joining(", "))
        : reason;
  }

  private static String row(String permission, String resource, List<String> cells) {
    return cells.stream()
        .map(cell -> cell.isEmpty() ? " " : " " + cell + " ")
        .collect(Collectors.joining("|", "| %s | %s |".formatted(permission, resource), "|"));
  }
}
