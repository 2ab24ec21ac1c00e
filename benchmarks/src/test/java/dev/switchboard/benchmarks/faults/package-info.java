@NullMarked
package dev.switchboard.benchmarks.faults;

import org.jspecify.annotations.NullMarked;
