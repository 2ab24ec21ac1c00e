/**
 * Checks any endpoint that has the probe behind it against the tables of {@code docs/gateway.md}:
 * the local gateway, or a stage on AWS.
 *
 * <p>A {@link dev.switchboard.conformance.ConformanceRow} states the expected behaviour and how to
 * observe it. Rows observe over the network alone, without the gateway's code.
 */
@NullMarked
package dev.switchboard.conformance;

import org.jspecify.annotations.NullMarked;
