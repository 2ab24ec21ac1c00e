/** Posts to many recipients when told to, in a JVM of its own, and prints how long it took. */
@NullMarked
package dev.switchboard.benchmarks.posting;

import org.jspecify.annotations.NullMarked;
