/**
 * The HTTP API: routes, CORS, payload format 2.0. Beside it are the responses and the request
 * filter that all of the gateway's HTTP requests share.
 *
 * <p>It must not know WebSocket connections.
 */
@NullMarked
package dev.switchboard.gateway.http;

import org.jspecify.annotations.NullMarked;
