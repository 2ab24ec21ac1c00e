/**
 * The Lambda authorizer before {@code $connect}: its identity sources, its invocation, and the
 * policy that it returns.
 *
 * <p>It must not know sockets or routes; the handshake calls it.
 */
@NullMarked
package dev.switchboard.gateway.authorizer;

import org.jspecify.annotations.NullMarked;
