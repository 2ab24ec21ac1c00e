/** Tests of the store on S3. */
@NullMarked
package dev.switchboard.aws.s3;

import org.jspecify.annotations.NullMarked;
