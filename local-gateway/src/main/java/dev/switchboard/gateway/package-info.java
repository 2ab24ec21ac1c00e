/**
 * API Gateway's WebSocket side on a laptop: it holds the sockets, asks a function on every connect,
 * message and disconnect, and lets the function reach the sockets through {@code @connections}.
 *
 * <p>It knows JSON events and nothing of the function behind it, so any Lambda handler can stand
 * there.
 */
@NullMarked
package dev.switchboard.gateway;

import org.jspecify.annotations.NullMarked;
