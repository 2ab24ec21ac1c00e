/** Runs the port contracts over the in-memory adapters. */
@NullMarked
package dev.switchboard.inmemory;

import org.jspecify.annotations.NullMarked;
