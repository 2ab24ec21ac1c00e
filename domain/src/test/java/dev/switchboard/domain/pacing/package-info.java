/** Fan-out over a scripted store and a scripted transport. */
@NullMarked
package dev.switchboard.domain.pacing;

import org.jspecify.annotations.NullMarked;
