/** Tests of the fan-out over a scripted store and a scripted transport. */
@NullMarked
package dev.switchboard.domain.fanout;

import org.jspecify.annotations.NullMarked;
