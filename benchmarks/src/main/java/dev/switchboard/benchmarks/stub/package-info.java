/**
 * Stands for AWS, in a JVM of its own: {@code @connections}, and as much of DynamoDB as is read.
 */
@NullMarked
package dev.switchboard.benchmarks.stub;

import org.jspecify.annotations.NullMarked;
