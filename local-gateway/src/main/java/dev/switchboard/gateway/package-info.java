/**
 * API Gateway on a laptop. Of a WebSocket API it holds the sockets, asks a function on every
 * connect, message and disconnect, and lets the function reach the sockets through
 * {@code @connections}. Of an HTTP API, whose classes begin with {@code Http}, it asks a function
 * about every request.
 *
 * <p>It knows JSON events and nothing of the function behind it, so any Lambda handler can stand
 * there.
 */
@NullMarked
package dev.switchboard.gateway;

import org.jspecify.annotations.NullMarked;
