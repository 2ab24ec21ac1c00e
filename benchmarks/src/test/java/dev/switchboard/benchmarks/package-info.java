/** Tests that the figures are reported as they were measured; no benchmark runs here. */
@NullMarked
package dev.switchboard.benchmarks;

import org.jspecify.annotations.NullMarked;
