/** Tests of the DynamoDB adapters against DynamoDB Local, with and without faults. */
@NullMarked
package dev.switchboard.aws.dynamodb;

import org.jspecify.annotations.NullMarked;
