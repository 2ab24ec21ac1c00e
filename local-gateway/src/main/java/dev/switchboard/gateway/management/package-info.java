/**
 * HTTP APIs that act on open connections: {@code @connections} for functions, and the control API,
 * with which tests set faults and cut connections.
 *
 * <p>It must not know routes or functions.
 */
@NullMarked
package dev.switchboard.gateway.management;

import org.jspecify.annotations.NullMarked;
