/**
 * A stand-in for AWS in its own JVM: {@code @connections}, and a DynamoDB whose answers it repeats.
 */
@NullMarked
package dev.switchboard.benchmarks.stub;

import org.jspecify.annotations.NullMarked;
