/**
 * Text formats that several packages read or write: JSON objects, UTF-8, ids and durations.
 *
 * <p>It depends on no other package of the gateway, and must contain nothing about API Gateway's
 * behaviour.
 */
@NullMarked
package dev.switchboard.gateway.format;

import org.jspecify.annotations.NullMarked;
