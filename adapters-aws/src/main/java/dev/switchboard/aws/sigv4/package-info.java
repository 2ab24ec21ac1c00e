/**
 * Writes requests that are signed with AWS Signature Version 4: posts to {@code @connections}, of
 * which many are alike, and single requests to any service.
 *
 * <p>This package must not open connections.
 */
@NullMarked
package dev.switchboard.aws.sigv4;

import org.jspecify.annotations.NullMarked;
