/** The contracts, run over the adapters without I/O. */
@NullMarked
package dev.switchboard.inmemory;

import org.jspecify.annotations.NullMarked;
