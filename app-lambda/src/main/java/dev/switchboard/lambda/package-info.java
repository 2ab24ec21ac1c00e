/**
 * The handlers that Lambda calls: events in, responses out, and the assembly of all parts for AWS.
 *
 * <p>{@link dev.switchboard.lambda.GatewayHandler} is the entry point; {@link
 * dev.switchboard.lambda.Settings} contains the settings that it reads from its environment.
 */
@NullMarked
package dev.switchboard.lambda;

import org.jspecify.annotations.NullMarked;
