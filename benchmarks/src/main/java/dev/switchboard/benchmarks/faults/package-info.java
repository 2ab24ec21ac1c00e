/**
 * A fan-out while several things go wrong at once: the domain and its worker over the store in
 * memory, posting over HTTP to the local gateway, on a clock that waiting turns.
 *
 * <p>Tests run the mixes of any two troubles, {@code ./benchmarks/run faults} all there are.
 */
@NullMarked
package dev.switchboard.benchmarks.faults;

import org.jspecify.annotations.NullMarked;
