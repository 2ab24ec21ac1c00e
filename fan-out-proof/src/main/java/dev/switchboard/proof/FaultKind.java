package dev.switchboard.proof;

/** A kind of fault in a mix. */
enum FaultKind {
  /** Some clients have left without closing, and a large group before them: 410. */
  GONE,
  /**
   * Some connections may be about to open, and never do: 410. They are not gone until 30 seconds
   * are over.
   */
  OPENING,
  /** The account's bucket is nearly empty: 429 for most posts to any connection. */
  ACCOUNT_THROTTLED,
  /** One client reads nothing: 429, always. */
  SLOW_CONSUMER,
  /** Three in ten posts are answered 500. */
  FAILED_POSTS,
  /** Every tenth post takes seconds, so that the deadline passes before all posts are done. */
  LATE_POSTS,
  /** The connections to the gateway break, often in the middle of an answer. */
  CUT_CONNECTIONS,
  /** Every third page cannot be read, and some removals of a row fail. */
  FAILING_STORE,
  /**
   * A store and a queue that accept requests and never answer. Every fourth page, two calls of the
   * queue in four, and some removals take as long as the caller waits.
   */
  HANGING,
  /**
   * Some removals stop half-way, as if the process was killed between two deletes: the connection
   * is removed, its subscription remains. The store contains such subscriptions from the beginning.
   */
  HALF_REMOVED,
  /** The queue delivers jobs twice. */
  JOBS_TWICE,
  /** A worker is killed in the middle of its job and reports nothing more. */
  KILLED_WORKER,
  /** The queue refuses every other job, and delivers some of the refused jobs nevertheless. */
  REFUSING_QUEUE,
  /** The audience is too large for one invocation. */
  LARGE_AUDIENCE
}
