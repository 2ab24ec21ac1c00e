/**
 * Writes POST requests to {@code @connections}, signed with AWS Signature Version 4.
 *
 * <p>This package must not open connections.
 */
@NullMarked
package dev.switchboard.aws.sigv4;

import org.jspecify.annotations.NullMarked;
