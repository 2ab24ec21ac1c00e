/**
 * HTTP APIs that act on open connections: {@code @connections} for functions, and the control API.
 * Tests use the control API to set faults and to cut connections.
 *
 * <p>It must not depend on routes or functions.
 */
@NullMarked
package dev.switchboard.gateway.management;

import org.jspecify.annotations.NullMarked;
