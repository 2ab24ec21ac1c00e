/**
 * The WebSocket API: handshakes, frames, message routes, timeouts, and the open connections.
 *
 * <p>{@link dev.switchboard.gateway.websocket.WebSocketEndpoint} puts it together. It must not know
 * the management API, which sends to its connections.
 */
@NullMarked
package dev.switchboard.gateway.websocket;

import org.jspecify.annotations.NullMarked;
