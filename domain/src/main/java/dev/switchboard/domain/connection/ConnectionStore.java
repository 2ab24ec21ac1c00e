package dev.switchboard.domain.connection;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Stores which connections are open and their subscriptions.
 *
 * <p>An entry is a hint: a peer can vanish without a disconnect. Only {@link Transport#send} shows
 * whether it is reachable. A subscription never outlives its connection. A call reads what earlier
 * calls have written. Expired connections and their subscriptions are never returned.
 *
 * <p>May be shared between threads; concurrent calls about one connection have the effect of some
 * sequential order. Every call throws {@link StoreUnavailableException} if the store does not
 * answer.
 */
public interface ConnectionStore {

  /**
   * Adds a connection with its principal and its first subscriptions, atomically, until it is
   * removed or expires.
   *
   * <p>Adding an open connection again changes nothing. Anything left of an earlier connection with
   * the same id is removed.
   *
   * @param initially subscriptions of this connection, each id once; at most 10, to fit one
   *     transaction anywhere
   */
  void add(Connection connection, List<Subscription> initially);

  /** Finds a connection that has been added, not removed, and has not expired. */
  Optional<Connection> find(ConnectionId id);

  /**
   * Records the principal of a connection that has none. Does nothing for a connection that has
   * one, or that is unknown, removed or expired. Of several concurrent calls, one takes effect, and
   * none fails for that reason.
   */
  void recordPrincipal(Connection connection, PrincipalId principal);

  /**
   * Returns open connections of a principal, in no order; all of them if these are fewer than
   * {@code most}. Empty if principals are not tracked, see {@link PrincipalTracking}. Connections
   * stored before tracking was turned on are missing.
   */
  List<ConnectionId> connectionsOf(PrincipalId principal, int most);

  /**
   * Removes a connection and all its subscriptions, also those that a crash left behind. Removing
   * an unknown connection does nothing.
   */
  void remove(ConnectionId id);

  /**
   * Adds a subscription of an open connection.
   *
   * <p>Adding the same subscription again succeeds and changes nothing, also at the limit. Of two
   * concurrent calls with one id and different patterns, one succeeds and the other gets {@link
   * SubscribeResult#ID_TAKEN}.
   *
   * @throws StoreUnavailableException if nothing was stored, and nothing will be: the client may
   *     receive the answer that it is not subscribed
   * @throws OutcomeUnknownException if the subscription may have been stored, or may still be: the
   *     store received the change and did not answer, not even to repeated requests. The client
   *     must receive neither answer. Once its connection is removed, nothing is stored any more
   */
  SubscribeResult subscribe(Subscription subscription);

  /**
   * Removes one subscription, and returns whether there was one. Of two concurrent calls for the
   * same subscription, one returns true.
   */
  boolean unsubscribe(ConnectionId connection, SubscriptionId id);

  /**
   * Returns the sequence number of a connection's next reminder; 0 for a new connection. Empty if
   * the connection is unknown, removed or expired.
   */
  OptionalLong sequence(ConnectionId id);

  /**
   * Records that a reminder was handled: the connection's sequence number becomes that of the next
   * reminder, unless it is already higher. Does nothing for an unknown, removed or expired
   * connection.
   */
  void advance(Reminder handled);

  /**
   * Reads one page of the subscriptions to exactly this pattern within a share of the audience, in
   * the order of their connections' positions. The connections have no principal.
   *
   * <p>A subscription that exists while all pages are read appears exactly once; one that is added
   * or removed meanwhile may appear or not.
   */
  Page<Subscription> subscribersTo(ChannelPattern pattern, AudienceShare share, Cursor from);
}
