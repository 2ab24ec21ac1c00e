package dev.switchboard.domain.queue;

/**
 * Keeps jobs that could not be processed, for an operator to inspect. May be shared between
 * threads.
 */
public interface DeadLetters {

  /**
   * Keeps a job as the queue delivered it, with the reason of the failure. A job that is added
   * twice is kept twice.
   *
   * @return whether the job was kept; if not, it must stay in its queue
   */
  boolean keep(String job, String reason);
}
