package dev.switchboard.domain.connection;

/**
 * The limits of connections.
 *
 * @param subscriptionsPerConnection at least 1
 * @param principals whether connections can be found, and are limited, by their principal
 */
public record Limits(int subscriptionsPerConnection, PrincipalTracking principals) {

  /** The limit of the AppSync Events service: 200 subscriptions for each connection. */
  public static final Limits DEFAULT = new Limits(200);

  public Limits {
    if (subscriptionsPerConnection < 1) {
      throw new IllegalArgumentException("A connection must be allowed at least 1 subscription.");
    }
  }

  /** Creates limits without tracking of principals. */
  public Limits(int subscriptionsPerConnection) {
    this(subscriptionsPerConnection, PrincipalTracking.OFF);
  }

  /** The same limits with another tracking of principals. */
  public Limits with(PrincipalTracking tracking) {
    return new Limits(subscriptionsPerConnection, tracking);
  }
}
