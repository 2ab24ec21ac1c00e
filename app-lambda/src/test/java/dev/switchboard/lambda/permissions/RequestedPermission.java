package dev.switchboard.lambda.permissions;

/**
 * An action on a resource for which a request needs a permission.
 *
 * @param action such as {@code dynamodb:PutItem}
 * @param arn the ARN of the resource
 */
record RequestedPermission(String action, String arn) {}
