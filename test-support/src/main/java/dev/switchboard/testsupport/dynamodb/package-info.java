/** A proxy that makes DynamoDB Local refuse requests as DynamoDB does under concurrent load. */
@NullMarked
package dev.switchboard.testsupport.dynamodb;

import org.jspecify.annotations.NullMarked;
