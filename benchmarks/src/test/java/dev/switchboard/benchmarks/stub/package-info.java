/** Tests that the stub reads the posts it receives. */
@NullMarked
package dev.switchboard.benchmarks.stub;

import org.jspecify.annotations.NullMarked;
