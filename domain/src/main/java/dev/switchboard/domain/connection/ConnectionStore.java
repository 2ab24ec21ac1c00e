package dev.switchboard.domain.connection;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Remembers which connections are open and what each is subscribed to.
 *
 * <p>An entry is a hint: a peer can vanish without a word. {@link Transport#send} tells the truth.
 * A subscription never outlives its connection. What one call has written, the next call sees. An
 * expired connection, and what it was subscribed to, is never returned.
 *
 * <p>May be shared between threads; calls about one connection that meet are carried out as if one
 * came after the other. Every call throws {@link StoreUnavailableException} when the store does not
 * answer.
 */
public interface ConnectionStore {

  /**
   * Remembers a connection, with what it is subscribed to from the start, until it is removed or
   * expires; all or nothing.
   *
   * <p>Adding an open one again changes nothing. What an earlier connection of the same id left
   * behind is forgotten.
   *
   * @param initially subscriptions of this connection, each id once; at most 10, to fit one
   *     transaction anywhere
   */
  void add(Connection connection, List<Subscription> initially);

  /** Finds a connection that has been added, not removed, and has not expired. */
  Optional<Connection> find(ConnectionId id);

  /**
   * Forgets a connection and all its subscriptions, also those that a crash left behind. Forgetting
   * an unknown one does nothing.
   */
  void remove(ConnectionId id);

  /**
   * Reads one page of all open connections, in no order; for operations, never on a message's way:
   * it reads the whole table.
   *
   * <p>One that is open throughout all pages appears exactly once; one that comes or goes meanwhile
   * may appear or not.
   */
  Page<Connection> connections(Cursor from);

  /**
   * Remembers a subscription of an open connection.
   *
   * <p>The same one twice is one, and succeeds also at the limit. Of two with the same id and
   * different patterns at once, one wins and the other is told that the id is taken.
   *
   * @throws StoreUnavailableException if nothing was stored, and nothing will be: the client may be
   *     told that it is not subscribed
   * @throws OutcomeUnknownException if the subscription may have been stored, or may still be,
   *     because the store took the change, did not answer, and did not answer when it was asked
   *     again. The client can be told neither yes nor no; once its connection is removed, nothing
   *     is stored any more
   */
  SubscribeResult subscribe(Subscription subscription);

  /**
   * Forgets one subscription; false if there was none. Of two calls at once for the same one, one
   * is told true.
   */
  boolean unsubscribe(ConnectionId connection, SubscriptionId id);

  /**
   * The beat that a connection is at: that of the next reminder to be heeded, 0 when it is added;
   * empty if the connection is unknown, removed or expired.
   */
  OptionalLong beat(ConnectionId id);

  /**
   * Notes that a reminder was heeded: the connection is then at the beat after it, if it was not
   * beyond that. Of an unknown, removed or expired connection nothing is noted.
   */
  void advance(Reminder heeded);

  /**
   * Reads one page of the subscriptions to exactly this pattern within a share of the audience, in
   * the order of their connections' positions.
   *
   * <p>One that exists throughout all pages appears exactly once; one that comes or goes meanwhile
   * may appear or not.
   */
  Page<Subscription> subscribersTo(ChannelPattern pattern, AudienceShare share, Cursor from);
}
