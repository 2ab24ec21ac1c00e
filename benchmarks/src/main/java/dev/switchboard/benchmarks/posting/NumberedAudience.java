package dev.switchboard.benchmarks.posting;

import dev.switchboard.domain.connection.AudienceShare;
import dev.switchboard.domain.connection.ChannelPattern;
import dev.switchboard.domain.connection.Connection;
import dev.switchboard.domain.connection.ConnectionId;
import dev.switchboard.domain.connection.ConnectionStore;
import dev.switchboard.domain.connection.Cursor;
import dev.switchboard.domain.connection.Page;
import dev.switchboard.domain.connection.PrincipalId;
import dev.switchboard.domain.connection.Reminder;
import dev.switchboard.domain.connection.SubscribeResult;
import dev.switchboard.domain.connection.Subscription;
import dev.switchboard.domain.connection.SubscriptionId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.IntStream;

/**
 * An audience that takes no memory and next to no time, so that only the posts are measured. A page
 * of it is made when it is read.
 */
final class NumberedAudience implements ConnectionStore {

  /** The event for every recipient: 200 bytes. */
  static final String EVENT = "%-200s".formatted("An event of 200 bytes");

  private static final String REST_OF_ID = "QvHcCIhw=";

  private static final int PAGE = 1_000;
  private static final SubscriptionId SUBSCRIPTION = new SubscriptionId("plain");

  /** Long enough to be open for certain, so that 410 means gone. */
  private static final Duration OPEN_FOR = Duration.ofMinutes(1);

  private volatile int from;
  private volatile int to;

  /** Selects the recipients from one number up to another for all later reads. */
  void select(int first, int afterLast) {
    from = first;
    to = afterLast;
  }

  /**
   * Returns an id as long as API Gateway's and of the same characters. The stub reads the number at
   * its beginning.
   */
  static String id(int number) {
    String digits = Integer.toString(number);
    return "000000".substring(Math.min(6, digits.length())) + digits + REST_OF_ID;
  }

  /** Returns a subscription of the recipient with this number. */
  static Subscription subscription(int number, ChannelPattern pattern) {
    ConnectionId id = new ConnectionId(id(number));
    return new Subscription(
        Connection.plain(id, Instant.now().minus(OPEN_FOR)), SUBSCRIPTION, pattern);
  }

  @Override
  public Page<Subscription> subscribersTo(
      ChannelPattern pattern, AudienceShare share, Cursor cursor) {
    int first = cursor.equals(Cursor.START) ? from : Integer.parseInt(cursor.value());
    int last = Math.min(first + PAGE, to);
    return new Page<>(
        IntStream.range(first, last).mapToObj(number -> subscription(number, pattern)).toList(),
        last < to ? Optional.of(new Cursor(Integer.toString(last))) : Optional.empty());
  }

  @Override
  public void add(Connection connection, List<Subscription> initially) {
    throw unchangeable();
  }

  @Override
  public Optional<Connection> find(ConnectionId id) {
    throw unchangeable();
  }

  @Override
  public void recordPrincipal(Connection connection, PrincipalId principal) {
    throw unchangeable();
  }

  @Override
  public List<ConnectionId> connectionsOf(PrincipalId principal, int most) {
    throw unchangeable();
  }

  @Override
  public void remove(ConnectionId id) {
    throw unchangeable();
  }

  @Override
  public SubscribeResult subscribe(Subscription subscription) {
    throw unchangeable();
  }

  @Override
  public boolean unsubscribe(ConnectionId connection, SubscriptionId id) {
    throw unchangeable();
  }

  @Override
  public OptionalLong sequence(ConnectionId id) {
    throw unchangeable();
  }

  @Override
  public void advance(Reminder handled) {
    throw unchangeable();
  }

  private static UnsupportedOperationException unchangeable() {
    return new UnsupportedOperationException("It is only ever read.");
  }
}
