/**
 * The HTTP API: routes, CORS, payload format 2.0. The package also contains the responses and the
 * request filter that all HTTP requests of the gateway share.
 *
 * <p>It must not depend on WebSocket connections.
 */
@NullMarked
package dev.switchboard.gateway.http;

import org.jspecify.annotations.NullMarked;
