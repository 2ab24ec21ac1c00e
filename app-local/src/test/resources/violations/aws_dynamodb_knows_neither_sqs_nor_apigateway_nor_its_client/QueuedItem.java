package dev.switchboard.aws.dynamodb;

import dev.switchboard.aws.sqs.SqsSettings;

/** One technology depends on another. */
record QueuedItem(SqsSettings queue) {}
