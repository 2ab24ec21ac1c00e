/**
 * An HTTP/1.1 client: pooled connections over blocking sockets, TLS, and a reader of responses.
 *
 * <p>Nothing here may know what is sent, or to which service.
 */
@NullMarked
package dev.switchboard.aws.http;

import org.jspecify.annotations.NullMarked;
