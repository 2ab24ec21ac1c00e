/**
 * When frames may leave: how many at once, how fast, and how long after a failed attempt.
 *
 * <p>Must not contain recipients, events or jobs: these belong to the fan-out.
 */
@NullMarked
package dev.switchboard.domain.pacing;

import org.jspecify.annotations.NullMarked;
