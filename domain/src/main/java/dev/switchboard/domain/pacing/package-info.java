/**
 * When frames may leave: how many at once, how fast, and how long after a failed attempt.
 *
 * <p>Must not contain what a frame is for: recipients, events and jobs are the fan-out's.
 */
@NullMarked
package dev.switchboard.domain.pacing;

import org.jspecify.annotations.NullMarked;
