/**
 * DynamoDB Local in this process, spoken to over HTTP as DynamoDB is: for tests, and for a laptop
 * that runs the AWS adapters without an account.
 */
@NullMarked
package dev.switchboard.dynamodblocal;

import org.jspecify.annotations.NullMarked;
