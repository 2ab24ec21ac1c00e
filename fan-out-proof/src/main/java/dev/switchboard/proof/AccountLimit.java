package dev.switchboard.proof;

/**
 * The number of posts that an account's token bucket allows.
 *
 * @param perSecond the tokens that the bucket gains in each second
 * @param burst the tokens that the bucket can hold
 */
record AccountLimit(int perSecond, int burst) {

  /**
   * Returns the limit of an account at rest. Its bucket holds half a second's posts, as AWS's
   * default quota does.
   */
  static AccountLimit of(int perSecond) {
    return new AccountLimit(perSecond, perSecond / 2);
  }

  /** Returns the stricter of the two limits. */
  AccountLimit and(AccountLimit other) {
    return new AccountLimit(Math.min(perSecond, other.perSecond), Math.min(burst, other.burst));
  }
}
