/**
 * DynamoDB Local in this process, over HTTP. It serves tests, and the AWS adapters on a machine
 * without an AWS account.
 */
@NullMarked
package dev.switchboard.dynamodblocal;

import org.jspecify.annotations.NullMarked;
