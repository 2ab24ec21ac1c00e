/**
 * An HTTP/1.1 client: pooled connections over blocking sockets, TLS, and a reader of responses.
 *
 * <p>This package must not depend on the contents of requests or on a service.
 */
@NullMarked
package dev.switchboard.aws.http;

import org.jspecify.annotations.NullMarked;
