package dev.switchboard.lambda.permissions;

import java.util.function.Supplier;

/**
 * A running function under its role.
 *
 * @param function the name of the function
 * @param role the name of its role
 * @param policy the policy of that role
 * @param event returns what the function is handling now, in a few words
 */
public record FunctionSession(
    String function, String role, RolePolicy policy, Supplier<String> event) {}
