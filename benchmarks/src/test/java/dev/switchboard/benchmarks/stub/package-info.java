/** That the stub reads what is posted to it. */
@NullMarked
package dev.switchboard.benchmarks.stub;

import org.jspecify.annotations.NullMarked;
