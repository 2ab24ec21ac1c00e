package dev.switchboard.proof;

/** A promise that a fan-out keeps during any fault. */
enum Promise {
  /** A publisher gets a report if anything was sent. */
  REPORTS,
  /** An invocation ends before Lambda would kill it. */
  ENDS_IN_TIME,
  /**
   * The recipients that an invocation counts and those that the queue accepted from it are its
   * audience, each once.
   */
  COUNTS_EVERYBODY_ONCE,
  /** An invocation reports as many recipients as handed off as the queue accepted. */
  SAYS_WHOM_IT_HANDED_OVER,
  /** Jobs do not create further jobs forever. */
  COMES_TO_AN_END,
  /** A client that listens and receives nothing is counted in a report or kept in a dead letter. */
  MISSES_NOBODY_UNTOLD,
  /** No recipient is missed, counted or not, without a fault that can cost a message. */
  MISSES_NOBODY_WITHOUT_CAUSE,
  /** No job is given up without a fault that can fail it five times. */
  GIVES_NO_JOB_UP_WITHOUT_CAUSE,
  /** A message that is counted as sent has arrived. */
  SENT_IS_HEARD,
  /** No client receives a message twice unless the outcome of an attempt can be unknown. */
  SAYS_IT_ONCE,
  /** No client that listens is removed from the store. */
  KEEPS_WHO_LISTENS,
  /** No connection that may be about to open is removed from the store. */
  KEEPS_WHO_MAY_BE_OPENING,
  /** No row remains without its other half. */
  LEAVES_NO_HALF,
  /** A gone connection that a fan-out met is removed from the store. */
  FORGETS_WHO_IS_GONE,
  /** Without further faults, the next publication reaches all clients and removes the gone ones. */
  THE_NEXT_TIME_ALL_IS_WELL,
  /** Every client that listens receives a publication within three seconds after the last fault. */
  DELIVERS_SOON_AFTER_A_FAULT,
  /** A publisher is answered within three seconds after the last fault. */
  ANSWERS_SOON_AFTER_A_FAULT,
  /** One slow consumer delays a publisher by at most 50 milliseconds, if there is a queue. */
  SLOW_CONSUMER_DELAYS_NO_PUBLISHER,
  /** A reply does not wait for the frames of large fan-outs. */
  REPLIES_PASS_LARGE_FAN_OUTS,
  /** One second after a throttle half the ceiling is used again, after three seconds all of it. */
  PACE_RECOVERS,
  /** Processes that share one account together use half of its limit, two seconds after a fault. */
  SHARES_THE_ACCOUNT,
  /** Each of the processes that share one account sends at least one frame in any five seconds. */
  STARVES_NO_PROCESS
}
