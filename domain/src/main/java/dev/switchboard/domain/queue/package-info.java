/**
 * Jobs: the part of a fan-out that one invocation leaves to another, and the queue that carries
 * them ({@link dev.switchboard.domain.queue.FanOutQueue}).
 *
 * <p>Must not contain anything that sends: the fan-out does the jobs.
 */
@NullMarked
package dev.switchboard.domain.queue;

import org.jspecify.annotations.NullMarked;
