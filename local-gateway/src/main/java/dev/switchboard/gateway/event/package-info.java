/**
 * The events that API Gateway sends to a function of a WebSocket API, and the facts about a
 * connection that they contain.
 *
 * <p>It must neither invoke functions nor hold connections.
 */
@NullMarked
package dev.switchboard.gateway.event;

import org.jspecify.annotations.NullMarked;
