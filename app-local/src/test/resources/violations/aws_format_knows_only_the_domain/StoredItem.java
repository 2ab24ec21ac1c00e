package dev.switchboard.aws.format;

import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** A stored value that knows the database it is stored in. */
record StoredItem(AttributeValue value) {}
