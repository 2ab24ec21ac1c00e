/**
 * The queues of fan-out jobs, reminders and dead letters in SQS, and the format of their messages.
 *
 * <p>This package must not do the work that a message describes.
 */
@NullMarked
package dev.switchboard.aws.sqs;

import org.jspecify.annotations.NullMarked;
