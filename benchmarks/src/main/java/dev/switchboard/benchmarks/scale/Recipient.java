package dev.switchboard.benchmarks.scale;

/** What comes of posts to someone, if the account's bucket lets them through. */
enum Recipient {
  /** They are taken. */
  READING,
  /** They are answered 410, and the row is removed. */
  GONE,
  /** They are answered 429 for as long as one invocation tries. */
  SLOW,
  /** They are taken: this one was slow, was left for later, and reads by now. */
  LATER
}
