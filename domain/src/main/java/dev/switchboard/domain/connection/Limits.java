package dev.switchboard.domain.connection;

/**
 * The limits of one connection.
 *
 * @param subscriptionsPerConnection at least 1
 */
public record Limits(int subscriptionsPerConnection) {

  /** The limit of the AppSync Events service: 200 subscriptions for each connection. */
  public static final Limits DEFAULT = new Limits(200);

  public Limits {
    if (subscriptionsPerConnection < 1) {
      throw new IllegalArgumentException("A connection must be allowed at least 1 subscription.");
    }
  }
}
