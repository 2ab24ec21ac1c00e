package dev.switchboard.domain.queue;

import java.util.List;

/**
 * Takes the part of a fan-out that one invocation cannot finish. May be shared between threads.
 *
 * <p>A job that is taken is delivered at least once, in no order, not before its delay is over:
 * whoever works it off may meet it twice.
 */
public interface FanOutQueue {

  /** No queue: it takes nothing, so everything is done in the invocation that has it. */
  FanOutQueue NONE = jobs -> jobs;

  /**
   * Hands jobs over.
   *
   * @return those that were not taken, for whatever reason; empty if all were
   */
  List<FanOutJob> enqueue(List<FanOutJob> jobs);
}
