/**
 * Injected faults, by which a user can observe how a function handles failures of AWS.
 *
 * <p>The gateway consults {@link dev.switchboard.gateway.fault.Faults} for every post and
 * connection. This package must not send or close anything itself.
 */
@NullMarked
package dev.switchboard.gateway.fault;

import org.jspecify.annotations.NullMarked;
