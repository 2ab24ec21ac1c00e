/**
 * Measures the speed of Switchboard, always beside a baseline from the same run on the same
 * machine.
 *
 * <p>A benchmark is a subcommand of {@link dev.switchboard.benchmarks.Benchmarks}. It times its
 * subject and its baseline in turns, as a {@link dev.switchboard.benchmarks.Comparison}, and shows
 * both in a {@link dev.switchboard.benchmarks.Table}.
 */
@NullMarked
package dev.switchboard.benchmarks;

import org.jspecify.annotations.NullMarked;
