/**
 * The table of {@code docs/gateway.md}, asked of any endpoint with the probe behind it: our
 * gateway, or a stage on AWS.
 *
 * <p>A {@link dev.switchboard.conformance.ConformanceRow} says what is expected and how to see what
 * is. Rows know nothing of the gateway's code: what they see, they see over the network.
 */
@NullMarked
package dev.switchboard.conformance;

import org.jspecify.annotations.NullMarked;
