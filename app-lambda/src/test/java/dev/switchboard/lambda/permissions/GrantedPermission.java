package dev.switchboard.lambda.permissions;

/**
 * An action on a resource that a statement of a policy allows or denies. Both may contain {@code *}
 * and {@code ?}.
 *
 * @param action such as {@code dynamodb:PutItem}
 * @param resource the resource as the template names it, without the parts that every ARN has
 * @param arn the resource with the names of a deployment
 */
public record GrantedPermission(String action, String resource, String arn) {

  private static final int RESOURCE_PARTS = 6;

  boolean covers(RequestedPermission requested) {
    return IamPattern.matchesIgnoringCase(action, requested.action())
        && coversResource(requested.arn());
  }

  /** A wildcard in one part of an ARN does not reach into the next part; IAM does the same. */
  private boolean coversResource(String requested) {
    if (arn.equals("*")) {
      return true;
    }
    String[] granted = arn.split(":", RESOURCE_PARTS);
    String[] actual = requested.split(":", RESOURCE_PARTS);
    if (granted.length != actual.length) {
      return false;
    }
    for (int i = 0; i < granted.length; i++) {
      if (!IamPattern.matches(granted[i], actual[i])) {
        return false;
      }
    }
    return true;
  }
}
