/**
 * Text formats that several packages read or write: JSON objects, UTF-8, ids and durations.
 *
 * <p>It depends on no other package of the gateway, and must not contain behaviour of API Gateway.
 */
@NullMarked
package dev.switchboard.gateway.format;

import org.jspecify.annotations.NullMarked;
