/** Posts to many recipients on command, in its own JVM, and prints the duration. */
@NullMarked
package dev.switchboard.benchmarks.posting;

import org.jspecify.annotations.NullMarked;
