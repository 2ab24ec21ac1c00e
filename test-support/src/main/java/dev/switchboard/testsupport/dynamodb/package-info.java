/** A proxy that makes DynamoDB Local refuse what DynamoDB refuses under concurrent load. */
@NullMarked
package dev.switchboard.testsupport.dynamodb;

import org.jspecify.annotations.NullMarked;
