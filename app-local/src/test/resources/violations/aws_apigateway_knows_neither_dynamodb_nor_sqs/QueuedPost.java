package dev.switchboard.aws.apigateway;

import dev.switchboard.aws.sqs.SqsSettings;

/** One technology depends on another. */
record QueuedPost(SqsSettings queue) {}
