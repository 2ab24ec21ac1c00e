@NullMarked
package dev.switchboard.benchmarks.scale;

import org.jspecify.annotations.NullMarked;
