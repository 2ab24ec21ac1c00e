/**
 * Invocation of functions, in this process or through Lambda's Invoke API, with API Gateway's
 * timeout and Lambda's freeze.
 *
 * <p>It must not depend on routes, connections or HTTP requests.
 */
@NullMarked
package dev.switchboard.gateway.invoke;

import org.jspecify.annotations.NullMarked;
