/**
 * IAM on this machine: evaluates the policies of functions' roles for each request to a local
 * stand-in for AWS, and records which permissions were used.
 */
@NullMarked
package dev.switchboard.lambda.permissions;

import org.jspecify.annotations.NullMarked;
