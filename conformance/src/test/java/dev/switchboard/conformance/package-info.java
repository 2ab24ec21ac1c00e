/** Tests of the conformance rows against their document. */
@NullMarked
package dev.switchboard.conformance;

import org.jspecify.annotations.NullMarked;
