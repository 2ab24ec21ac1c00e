/**
 * What goes wrong on AWS, on purpose: so that a user sees what a function makes of it.
 *
 * <p>{@link dev.switchboard.gateway.fault.Faults} is asked by the gateway on the way of every post
 * and connection; what it says is decided by the {@link dev.switchboard.gateway.fault.Fault}s that
 * are set.
 */
@NullMarked
package dev.switchboard.gateway.fault;

import org.jspecify.annotations.NullMarked;
