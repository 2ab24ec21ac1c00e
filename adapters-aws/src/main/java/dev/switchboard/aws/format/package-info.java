/** Values that rows and queue messages store alike. Nothing here knows DynamoDB or SQS. */
@NullMarked
package dev.switchboard.aws.format;

import org.jspecify.annotations.NullMarked;
