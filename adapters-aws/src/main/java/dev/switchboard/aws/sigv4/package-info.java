/**
 * Writes POST requests to {@code @connections}, signed with AWS Signature Version 4.
 *
 * <p>Nothing here may open a connection.
 */
@NullMarked
package dev.switchboard.aws.sigv4;

import org.jspecify.annotations.NullMarked;
