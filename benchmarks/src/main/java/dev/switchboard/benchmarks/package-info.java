/**
 * How fast Switchboard is, always beside a baseline that the same run measured on the same machine.
 *
 * <p>A benchmark is a subcommand of {@link dev.switchboard.benchmarks.Benchmarks}: it times what it
 * is about and its baseline in turns, as a {@link dev.switchboard.benchmarks.Comparison}, and shows
 * both in a {@link dev.switchboard.benchmarks.Table}.
 */
@NullMarked
package dev.switchboard.benchmarks;

import org.jspecify.annotations.NullMarked;
