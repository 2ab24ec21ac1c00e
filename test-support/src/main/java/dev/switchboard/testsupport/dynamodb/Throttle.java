package dev.switchboard.testsupport.dynamodb;

import java.util.Optional;
import java.util.Random;

/** Throttles a share of transactions, alternating between the two answers of DynamoDB. */
final class Throttle {

  private final double share;
  private final Random random;

  private int count;

  Throttle(double share, Random random) {
    this.share = share;
    this.random = random;
  }

  /** Returns the refusal of a transaction; empty if it is accepted. */
  synchronized Optional<Reply> refusal(WrittenRows rows) {
    if (random.nextDouble() >= share) {
      return Optional.empty();
    }
    count++;
    return Optional.of(
        count % 2 == 0 ? Reply.throttled() : Reply.cancelled("ThrottlingError", rows));
  }

  synchronized int count() {
    return count;
  }
}
