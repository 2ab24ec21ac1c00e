/**
 * Values with the same format in rows and queue messages. This package does not depend on DynamoDB
 * or SQS.
 */
@NullMarked
package dev.switchboard.aws.format;

import org.jspecify.annotations.NullMarked;
