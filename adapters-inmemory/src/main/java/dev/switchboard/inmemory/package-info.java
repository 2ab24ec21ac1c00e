/** The ports without I/O: for a laptop and for tests of what stands above them. */
@NullMarked
package dev.switchboard.inmemory;

import org.jspecify.annotations.NullMarked;
