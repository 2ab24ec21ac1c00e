package dev.switchboard.local;

import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/** The laptop reaches its tables through the adapter. */
record Inspector(DynamoDbClient client) {}
