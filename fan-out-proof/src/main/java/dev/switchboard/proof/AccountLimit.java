package dev.switchboard.proof;

/**
 * How many posts an account's token bucket allows.
 *
 * @param perSecond how fast it fills
 * @param burst how much it holds
 */
record AccountLimit(int perSecond, int burst) {

  /**
   * The limit of an account at rest: it holds half a second's posts, as AWS's default quota does.
   */
  static AccountLimit of(int perSecond) {
    return new AccountLimit(perSecond, perSecond / 2);
  }

  /** The stricter of two. */
  AccountLimit and(AccountLimit other) {
    return new AccountLimit(Math.min(perSecond, other.perSecond), Math.min(burst, other.burst));
  }
}
