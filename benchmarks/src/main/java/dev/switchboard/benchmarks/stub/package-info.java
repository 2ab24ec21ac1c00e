/**
 * A stand-in for AWS in its own JVM: {@code @connections}, and the part of DynamoDB that is read.
 */
@NullMarked
package dev.switchboard.benchmarks.stub;

import org.jspecify.annotations.NullMarked;
