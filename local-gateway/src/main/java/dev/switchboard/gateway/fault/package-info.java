/**
 * Injected faults, with which a user sees how a function copes with failures of AWS.
 *
 * <p>The gateway asks {@link dev.switchboard.gateway.fault.Faults} about every post and connection.
 * It must not send or close anything itself.
 */
@NullMarked
package dev.switchboard.gateway.fault;

import org.jspecify.annotations.NullMarked;
