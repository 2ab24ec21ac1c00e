package dev.switchboard.proof;

/** Something that goes wrong. */
enum FaultKind {
  /** Some peers have left without a word, and a crowd before them: 410. */
  GONE,
  /** Some may be about to open, and never do: 410, and not gone before 30 seconds are over. */
  OPENING,
  /** The account's bucket is nearly empty: 429 for most, whoever they are. */
  ACCOUNT_THROTTLED,
  /** One peer reads nothing: 429, always. */
  SLOW_CONSUMER,
  /** Three in ten posts are answered 500. */
  FAILED_POSTS,
  /** Every tenth post takes seconds, so that time is up before all is done. */
  LATE_POSTS,
  /** The connections to the gateway break, often in the middle of an answer. */
  CUT_CONNECTIONS,
  /** Every third page cannot be read, and now and then a row cannot be removed. */
  FAILING_STORE,
  /**
   * A store and a queue that take requests and never answer: every fourth page, two calls of the
   * queue in four, and now and then a removal take as long as somebody waits for them.
   */
  HANGING,
  /**
   * Now and then a removal stops half-way, as if the process was killed between two deletes: the
   * connection is gone, what it was subscribed to is not. Earlier ones have left some like that.
   */
  HALF_REMOVED,
  /** The queue delivers jobs twice. */
  JOBS_TWICE,
  /** A worker is killed in the middle of its job, and says nothing any more. */
  KILLED_WORKER,
  /** The queue refuses every other job; some of those it delivers nevertheless. */
  REFUSING_QUEUE,
  /** The audience is too large for one invocation. */
  LARGE_AUDIENCE
}
