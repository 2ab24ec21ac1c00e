package dev.switchboard.aws.s3;

import dev.switchboard.aws.dynamodb.DynamoDbSettings;

/** One technology depends on another. */
record StoredTable(DynamoDbSettings table) {}
