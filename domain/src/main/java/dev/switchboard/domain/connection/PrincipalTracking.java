package dev.switchboard.domain.connection;

import java.util.OptionalInt;

/**
 * The setting for finding the connections of a principal.
 *
 * @param on whether the store can list the connections of a principal
 * @param maxConnections the maximum number of open connections of one token's subject; absent for
 *     no limit. API keys have none, because many clients share a key
 */
public record PrincipalTracking(boolean on, OptionalInt maxConnections) {

  /** Connections cannot be found by their principal. */
  public static final PrincipalTracking OFF = new PrincipalTracking(false, OptionalInt.empty());

  /** Connections can be found by their principal, and are not limited. */
  public static final PrincipalTracking ON = new PrincipalTracking(true, OptionalInt.empty());

  public PrincipalTracking {
    if (maxConnections.isPresent() && !on) {
      throw new IllegalArgumentException(
          "The connections of a principal can be limited only if principals are tracked.");
    }
    if (maxConnections.isPresent() && maxConnections.getAsInt() < 1) {
      throw new IllegalArgumentException("A principal must be allowed at least 1 connection.");
    }
  }

  /** Connections can be found by their principal, and a token's subject has this many at most. */
  public static PrincipalTracking limitedTo(int connections) {
    return new PrincipalTracking(true, OptionalInt.of(connections));
  }
}
