/** Tests of DynamoDB Local over HTTP, on the loopback interface. */
@NullMarked
package dev.switchboard.dynamodblocal;

import org.jspecify.annotations.NullMarked;
