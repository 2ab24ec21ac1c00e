/**
 * The connection store and the publication log in DynamoDB tables.
 *
 * <p>Only this package builds items and requests of DynamoDB. SDK exceptions stay within it.
 */
@NullMarked
package dev.switchboard.aws.dynamodb;

import org.jspecify.annotations.NullMarked;
