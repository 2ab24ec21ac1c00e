/**
 * The store of an access file on S3, with the HTTP client and the signer of this module instead of
 * the SDK's client.
 *
 * <p>It must not depend on another technology.
 */
@NullMarked
package dev.switchboard.aws.s3;

import org.jspecify.annotations.NullMarked;
