package dev.switchboard.inmemory;

import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/** Memory is not written to a table. */
record Snapshot(DynamoDbClient client) {}
