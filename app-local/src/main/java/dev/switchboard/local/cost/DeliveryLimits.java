package dev.switchboard.local.cost;

/**
 * What bounds the speed of a fan-out.
 *
 * @param requestsPerSecond API Gateway's quota for the account, less what its other APIs use; also
 *     {@code FAN_OUT_POSTS_PER_SECOND}
 * @param workers {@code custom.fanOutWorkers}
 * @param postMillis how long a post takes, in milliseconds; 5 to 20 within a region
 */
public record DeliveryLimits(long requestsPerSecond, long workers, long postMillis) {

  // From these on, an audience that is not queued is served within an invocation's time.
  private static final OptionRange REQUESTS =
      new OptionRange("--requests-per-second", 1_000, 10_000_000);
  private static final OptionRange POST = new OptionRange("--post-millis", 1, 50);

  private static final OptionRange WORKERS = new OptionRange("--workers", 2, 1_000);

  /**
   * Checks its values.
   *
   * @throws IllegalArgumentException with option, value and range, if one is outside
   */
  public DeliveryLimits {
    REQUESTS.check(requestsPerSecond);
    WORKERS.check(workers);
    POST.check(postMillis);
  }

  DeliveryLimits withRequestsPerSecond(long other) {
    long within = Math.clamp(other, REQUESTS.least(), REQUESTS.most());
    return new DeliveryLimits(within, workers, postMillis);
  }

  DeliveryLimits withWorkers(long other) {
    return new DeliveryLimits(requestsPerSecond, Math.min(other, WORKERS.most()), postMillis);
  }
}
