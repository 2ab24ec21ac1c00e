/**
 * Checks any endpoint with the probe behind it, the local gateway or a stage on AWS, against the
 * table of {@code docs/gateway.md}.
 *
 * <p>A {@link dev.switchboard.conformance.ConformanceRow} states what is expected and how to
 * observe it. Rows observe over the network alone: the gateway's code must not be used here.
 */
@NullMarked
package dev.switchboard.conformance;

import org.jspecify.annotations.NullMarked;
