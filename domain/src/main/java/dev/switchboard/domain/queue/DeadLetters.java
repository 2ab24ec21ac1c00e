package dev.switchboard.domain.queue;

/** Keeps the jobs that could not be done, for people to look at. May be shared between threads. */
public interface DeadLetters {

  /**
   * Keeps a job, as the queue delivered it, with the reason why it was not done. The same one twice
   * is kept twice.
   *
   * @return whether it is kept; if not, it must stay in its queue
   */
  boolean keep(String job, String reason);
}
