package dev.switchboard.oidc;

import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/** Tokens are checked, not stored. */
record TokenTable(DynamoDbClient client) {}
