package dev.switchboard.domain.queue;

import java.util.List;

/**
 * Accepts the part of a fan-out that one invocation cannot finish. May be shared between threads.
 *
 * <p>An accepted job is delivered at least once, in no order, and not before its delay has passed.
 * A worker may receive the same job twice.
 */
public interface FanOutQueue {

  /** No queue: it rejects every job, so all work is done in the current invocation. */
  FanOutQueue NONE = jobs -> jobs;

  /**
   * Queues jobs.
   *
   * @return the jobs that were rejected, for whatever reason; empty if all were accepted
   */
  List<FanOutJob> enqueue(List<FanOutJob> jobs);
}
