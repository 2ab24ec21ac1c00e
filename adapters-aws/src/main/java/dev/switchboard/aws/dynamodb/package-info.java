/**
 * The connection store and the publication log in DynamoDB tables.
 *
 * <p>Items and requests of DynamoDB are built here and nowhere else. No SDK exception leaves this
 * package.
 */
@NullMarked
package dev.switchboard.aws.dynamodb;

import org.jspecify.annotations.NullMarked;
