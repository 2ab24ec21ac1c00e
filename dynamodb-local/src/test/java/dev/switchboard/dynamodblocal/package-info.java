/** DynamoDB Local as our own code meets it: over HTTP, on the loopback interface. */
@NullMarked
package dev.switchboard.dynamodblocal;

import org.jspecify.annotations.NullMarked;
