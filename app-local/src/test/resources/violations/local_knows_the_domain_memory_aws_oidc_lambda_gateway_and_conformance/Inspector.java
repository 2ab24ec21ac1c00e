package dev.switchboard.local;

import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/** A local service that does not use its tables through the adapter. */
record Inspector(DynamoDbClient client) {}
