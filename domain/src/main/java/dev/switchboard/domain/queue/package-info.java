/**
 * Jobs, each a part of a fan-out for another invocation, and the queue that carries them ({@link
 * dev.switchboard.domain.queue.FanOutQueue}).
 *
 * <p>Must not contain anything that sends: the fan-out processes the jobs.
 */
@NullMarked
package dev.switchboard.domain.queue;

import org.jspecify.annotations.NullMarked;
