package dev.switchboard.aws.sqs;

import dev.switchboard.aws.dynamodb.DynamoDbSettings;

/** One technology depends on another. */
record StoredJob(DynamoDbSettings table) {}
