package dev.switchboard.domain.connection;

/**
 * How much one connection may hold.
 *
 * @param subscriptionsPerConnection at least 1
 */
public record Limits(int subscriptionsPerConnection) {

  /** Those of the AppSync Events service: 200 subscriptions a connection. */
  public static final Limits DEFAULT = new Limits(200);

  public Limits {
    if (subscriptionsPerConnection < 1) {
      throw new IllegalArgumentException("A connection must be allowed at least 1 subscription.");
    }
  }
}
