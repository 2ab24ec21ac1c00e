/**
 * What Lambda calls: events in, answers out, and the assembly of everything between for AWS.
 *
 * <p>{@link dev.switchboard.lambda.GatewayHandler} is the entry point; {@link
 * dev.switchboard.lambda.Settings} is what it reads from its environment.
 */
@NullMarked
package dev.switchboard.lambda;

import org.jspecify.annotations.NullMarked;
