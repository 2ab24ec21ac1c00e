/** The table and its document say the same. */
@NullMarked
package dev.switchboard.conformance;

import org.jspecify.annotations.NullMarked;
