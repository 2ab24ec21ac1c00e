/** The function, from an event to its answer: over scripted ports, and as it is packaged. */
@NullMarked
package dev.switchboard.lambda;

import org.jspecify.annotations.NullMarked;
