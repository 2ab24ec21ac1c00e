/** Tests of the pace, the bounded executor and alarms. */
@NullMarked
package dev.switchboard.domain.pacing;

import org.jspecify.annotations.NullMarked;
