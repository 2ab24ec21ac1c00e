/**
 * What is measured, each in a JVM of its own: it posts when it is told to, and says how long it
 * took.
 */
@NullMarked
package dev.switchboard.benchmarks.contender;

import org.jspecify.annotations.NullMarked;
