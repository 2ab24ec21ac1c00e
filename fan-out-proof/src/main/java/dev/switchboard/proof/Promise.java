package dev.switchboard.proof;

/** What a fan-out promises, whatever goes wrong. */
enum Promise {
  /** A publisher gets a report if anything was sent. */
  REPORTS,
  /** An invocation ends before Lambda would kill it. */
  ENDS_IN_TIME,
  /** Whom it counts and whom the queue took from it are its audience: each once, and all. */
  COUNTS_EVERYBODY_ONCE,
  /** It says that as many were handed over as the queue took. */
  SAYS_WHOM_IT_HANDED_OVER,
  /** Jobs do not beget jobs for ever. */
  COMES_TO_AN_END,
  /** Who listens and hears nothing is counted by somebody, or kept in a dead letter. */
  MISSES_NOBODY_UNTOLD,
  /** Nobody is missed, counted or not, unless something goes wrong that can cost a message. */
  MISSES_NOBODY_WITHOUT_CAUSE,
  /** No job is given up unless something goes wrong that can fail it five times. */
  GIVES_NO_JOB_UP_WITHOUT_CAUSE,
  /** What is counted as sent has arrived. */
  SENT_IS_HEARD,
  /** Nobody hears it twice unless something goes wrong whose outcome nobody can know. */
  SAYS_IT_ONCE,
  /** Nobody who listens is forgotten. */
  KEEPS_WHO_LISTENS,
  /** Nobody is forgotten who may still be about to open. */
  KEEPS_WHO_MAY_BE_OPENING,
  /** No row is left whose other half is gone. */
  LEAVES_NO_HALF,
  /** Who was met and is gone is forgotten. */
  FORGETS_WHO_IS_GONE,
  /** When nothing goes wrong any more, the next publication reaches all and forgets the others. */
  THE_NEXT_TIME_ALL_IS_WELL,
  /** Everybody who listens receives a publication within three seconds after the last fault. */
  DELIVERS_SOON_AFTER_A_FAULT,
  /** A publisher is answered within three seconds after the last fault. */
  ANSWERS_SOON_AFTER_A_FAULT,
  /** One slow consumer delays a publisher by 50 milliseconds at most, if there is a queue. */
  SLOW_CONSUMER_DELAYS_NO_PUBLISHER,
  /** A reply does not wait for the frames of large fan-outs. */
  REPLIES_PASS_LARGE_FAN_OUTS,
  /** One second after a throttle half the ceiling is used again, after three seconds all of it. */
  PACE_RECOVERS,
  /** Processes that share one account use half of its limit together, two seconds after a fault. */
  SHARES_THE_ACCOUNT,
  /** None of the processes that share one account sends nothing for five seconds. */
  STARVES_NO_PROCESS
}
