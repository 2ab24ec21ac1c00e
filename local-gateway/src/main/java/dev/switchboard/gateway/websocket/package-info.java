/**
 * The WebSocket API: handshakes, frames, message routes, timeouts, and the open connections.
 *
 * <p>{@link dev.switchboard.gateway.websocket.WebSocketEndpoint} is its entry point. It must not
 * depend on the management API, which sends to its connections.
 */
@NullMarked
package dev.switchboard.gateway.websocket;

import org.jspecify.annotations.NullMarked;
