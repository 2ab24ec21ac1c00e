package dev.switchboard.aws;

import dev.switchboard.aws.dynamodb.DynamoDbSettings;

/** The top package depends on a technology. */
record TableNames(DynamoDbSettings settings) {}
