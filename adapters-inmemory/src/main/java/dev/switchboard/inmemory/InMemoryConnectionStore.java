package dev.switchboard.inmemory;

import dev.switchboard.domain.connection.AudienceShare;
import dev.switchboard.domain.connection.ChannelPattern;
import dev.switchboard.domain.connection.Connection;
import dev.switchboard.domain.connection.ConnectionId;
import dev.switchboard.domain.connection.ConnectionStore;
import dev.switchboard.domain.connection.Cursor;
import dev.switchboard.domain.connection.Limits;
import dev.switchboard.domain.connection.Page;
import dev.switchboard.domain.connection.PrincipalId;
import dev.switchboard.domain.connection.Reminder;
import dev.switchboard.domain.connection.SubscribeResult;
import dev.switchboard.domain.connection.Subscription;
import dev.switchboard.domain.connection.SubscriptionId;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * Stores connections and subscriptions in the memory of this process.
 *
 * <p>It has two sorted maps, like the two tables of DynamoDB: open connections, and subscriptions.
 * Writers hold a lock. Readers do not wait; they start at the key where the last page ended.
 */
@Singleton
final class InMemoryConnectionStore implements ConnectionStore {

  private static final int PAGE_SIZE = 1_000;

  private final InstantSource clock;
  private final Limits limits;
  private final NavigableMap<String, Member> members = new ConcurrentSkipListMap<>();
  private final NavigableMap<String, Subscription> audiences = new ConcurrentSkipListMap<>();

  @Inject
  InMemoryConnectionStore(InstantSource clock, Limits limits) {
    this.clock = clock;
    this.limits = limits;
  }

  @Override
  public synchronized void add(Connection connection, List<Subscription> initially) {
    if (open(connection.id()) != null) {
      return;
    }
    remove(connection.id());
    Member member = new Member(connection);
    members.put(connection.id().value(), member);
    initially.forEach(subscription -> put(member, subscription));
  }

  @Override
  public Optional<Connection> find(ConnectionId id) {
    return Optional.ofNullable(open(id)).map(Member::connection);
  }

  @Override
  public synchronized void recordPrincipal(Connection connection, PrincipalId principal) {
    Member member = open(connection.id());
    if (member != null && member.connection().principal().isEmpty()) {
      members.put(connection.id().value(), member.with(principal));
    }
  }

  @Override
  public List<ConnectionId> connectionsOf(PrincipalId principal, int most) {
    return members.values().stream()
        .map(Member::connection)
        .filter(_ -> limits.principals().on())
        .filter(connection -> connection.principal().filter(principal::equals).isPresent())
        .filter(connection -> !connection.hasExpired(clock.instant()))
        .limit(most)
        .map(Connection::id)
        .toList();
  }

  @Override
  public synchronized void remove(ConnectionId id) {
    Member removed = members.remove(id.value());
    if (removed != null) {
      removed.subscriptions().values().forEach(each -> audiences.remove(key(each)));
    }
  }

  @Override
  public synchronized SubscribeResult subscribe(Subscription subscription) {
    Member member = open(subscription.connection().id());
    if (member == null) {
      return SubscribeResult.NOT_CONNECTED;
    }
    Subscription known = member.subscriptions().get(subscription.id());
    if (known != null) {
      boolean same = known.pattern().equals(subscription.pattern());
      return same ? SubscribeResult.SUBSCRIBED : SubscribeResult.ID_TAKEN;
    }
    if (member.subscriptions().size() >= limits.subscriptionsPerConnection()) {
      return SubscribeResult.LIMIT_REACHED;
    }
    put(member, subscription);
    return SubscribeResult.SUBSCRIBED;
  }

  @Override
  public synchronized boolean unsubscribe(ConnectionId connection, SubscriptionId id) {
    Member member = open(connection);
    Subscription removed = member == null ? null : member.subscriptions().remove(id);
    if (removed == null) {
      return false;
    }
    audiences.remove(key(removed));
    return true;
  }

  @Override
  public OptionalLong sequence(ConnectionId id) {
    Member member = open(id);
    return member == null ? OptionalLong.empty() : OptionalLong.of(member.sequence().get());
  }

  @Override
  public void advance(Reminder handled) {
    Member member = open(handled.connection().id());
    if (member != null) {
      member.sequence().accumulateAndGet(handled.next().sequence(), Math::max);
    }
  }

  @Override
  public Page<Subscription> subscribersTo(
      ChannelPattern pattern, AudienceShare share, Cursor from) {
    String first = key(pattern, share.from());
    String after = key(pattern, share.to());
    boolean fromStart = from.equals(Cursor.START);
    return page(audiences.subMap(fromStart ? first : from.value(), fromStart, after, false));
  }

  private @Nullable Member open(ConnectionId id) {
    Member member = members.get(id.value());
    return member == null || member.connection().hasExpired(clock.instant()) ? null : member;
  }

  private void put(Member member, Subscription subscription) {
    Connection reader = subscription.connection().withPrincipal(Optional.empty());
    Subscription stored = new Subscription(reader, subscription.id(), subscription.pattern());
    member.subscriptions().put(stored.id(), stored);
    audiences.put(key(stored), stored);
  }

  /** Reads one page of entries, and removes expired connections on the way. */
  private Page<Subscription> page(NavigableMap<String, Subscription> entries) {
    List<Subscription> items = new ArrayList<>();
    String last = "";
    Iterator<Map.Entry<String, Subscription>> iterator = entries.entrySet().iterator();
    while (iterator.hasNext() && items.size() < PAGE_SIZE) {
      Map.Entry<String, Subscription> entry = iterator.next();
      Connection connection = entry.getValue().connection();
      if (connection.hasExpired(clock.instant())) {
        removeExpired(connection);
      } else {
        items.add(entry.getValue());
        last = entry.getKey();
      }
    }
    return new Page<>(items, iterator.hasNext() ? Optional.of(new Cursor(last)) : Optional.empty());
  }

  /** Removes an expired connection, unless its id belongs to a new connection. */
  private synchronized void removeExpired(Connection expired) {
    Member member = members.get(expired.id().value());
    if (member != null && member.connection().connectedAt().equals(expired.connectedAt())) {
      remove(expired.id());
    }
  }

  /** Returns the key of a subscription, which sorts subscriptions by pattern and position. */
  private static String key(Subscription subscription) {
    ConnectionId connection = subscription.connection().id();
    return key(subscription.pattern(), AudienceShare.positionOf(connection))
        + connection
        + '\0'
        + subscription.id();
  }

  private static String key(ChannelPattern pattern, int position) {
    return pattern.value() + '\0' + (char) position;
  }

  /** An open connection with its subscriptions, which only writers access. */
  private record Member(
      Connection connection, Map<SubscriptionId, Subscription> subscriptions, AtomicLong sequence) {

    Member(Connection connection) {
      this(connection, new HashMap<>(), new AtomicLong());
    }

    Member with(PrincipalId principal) {
      return new Member(connection.withPrincipal(Optional.of(principal)), subscriptions, sequence);
    }
  }
}
