/** Adapters without I/O, for a laptop and for tests of other modules. */
@NullMarked
package dev.switchboard.inmemory;

import org.jspecify.annotations.NullMarked;
