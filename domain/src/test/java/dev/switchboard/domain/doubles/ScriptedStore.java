package dev.switchboard.domain.doubles;

import dev.switchboard.domain.connection.AudienceShare;
import dev.switchboard.domain.connection.ChannelPattern;
import dev.switchboard.domain.connection.Connection;
import dev.switchboard.domain.connection.ConnectionId;
import dev.switchboard.domain.connection.ConnectionStore;
import dev.switchboard.domain.connection.Cursor;
import dev.switchboard.domain.connection.OutcomeUnknownException;
import dev.switchboard.domain.connection.Page;
import dev.switchboard.domain.connection.PrincipalId;
import dev.switchboard.domain.connection.Reminder;
import dev.switchboard.domain.connection.StoreUnavailableException;
import dev.switchboard.domain.connection.SubscribeResult;
import dev.switchboard.domain.connection.Subscription;
import dev.switchboard.domain.connection.SubscriptionId;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A store that returns and throws as scripted, and records its calls. It stores nothing. May be
 * shared between threads once scripted.
 */
public final class ScriptedStore implements ConnectionStore {

  private final List<Connection> known = new ArrayList<>();
  private final Map<ChannelPattern, List<Supplier<List<Connection>>>> pages =
      new ConcurrentHashMap<>();
  private final Map<ConnectionId, Long> sequences = new ConcurrentHashMap<>();
  private final Map<ConnectionId, RuntimeException> sequenceFailures = new ConcurrentHashMap<>();
  private final List<String> calls = new ArrayList<>();
  private final List<ChannelPattern> patternsRead = new ArrayList<>();
  private final List<AudienceShare> sharesRead = new ArrayList<>();
  private final List<Subscription> added = new ArrayList<>();
  private final List<Connection> connections = new ArrayList<>();
  private final Map<PrincipalId, List<ConnectionId>> tracked = new ConcurrentHashMap<>();
  private final Queue<ConnectionId> removed = new ConcurrentLinkedQueue<>();
  private volatile @Nullable RuntimeException failure;
  private volatile Runnable removal = () -> {};
  private boolean answersChanges = true;
  private boolean records = true;

  /** Returns the exception of a store that does not answer. */
  public static StoreUnavailableException unavailable() {
    return new StoreUnavailableException("The store is down.", new IOException());
  }

  /**
   * Scripts connections that are found. They are subscribed to every pattern that has no pages, and
   * the sequence number of their next reminder is 0.
   */
  public void knows(Connection... connections) {
    for (Connection connection : connections) {
      known.add(connection);
      sequences.put(connection.id(), 0L);
    }
  }

  /** Adds a page to the subscribers of a pattern. */
  public void page(String pattern, List<Connection> subscribers) {
    page(pattern, () -> subscribers);
  }

  /** Adds a page that is computed when it is read. */
  public void page(String pattern, Supplier<List<Connection>> subscribers) {
    pages.computeIfAbsent(new ChannelPattern(pattern), _ -> new ArrayList<>()).add(subscribers);
  }

  /** Adds a page that cannot be read. */
  public void brokenPage(String pattern) {
    page(
        pattern,
        () -> {
          throw unavailable();
        });
  }

  /** Scripts the sequence number of a connection's next reminder. */
  public void has(Connection connection, long sequence) {
    sequences.put(connection.id(), sequence);
  }

  /** Scripts the exception thrown when a connection's sequence number is read. */
  public void failSequenceOf(Connection connection, RuntimeException with) {
    sequenceFailures.put(connection.id(), with);
  }

  /** Scripts the exception that every call throws from now on. */
  public void fails(RuntimeException with) {
    failure = with;
  }

  /** Makes every removal fail. */
  public void failRemovals() {
    onRemoval(
        () -> {
          throw unavailable();
        });
  }

  /** Scripts an action to run when a connection is removed. */
  public void onRemoval(Runnable action) {
    removal = action;
  }

  /** Makes every recording of a principal fail. */
  public void failRecording() {
    records = false;
  }

  /** Makes the outcome of every subscribe unknown from now on. */
  public void loseAnswers() {
    answersChanges = false;
  }

  /** Scripts the open connections of a principal. */
  public void tracks(PrincipalId principal, ConnectionId... open) {
    tracked.put(principal, List.of(open));
  }

  /** Returns the connections that were added. */
  public List<Connection> connections() {
    return connections;
  }

  /** Returns every call about connections, subscribers and subscriptions, in order. */
  public synchronized List<String> calls() {
    return List.copyOf(calls);
  }

  /** Returns the first subscriptions of the connections that were added. */
  public List<Subscription> added() {
    return added;
  }

  /** Returns the pattern of each page that was read, in order. */
  public List<ChannelPattern> patternsRead() {
    return patternsRead;
  }

  /** Returns the share of each page that was read, in order. */
  public List<AudienceShare> sharesRead() {
    return sharesRead;
  }

  /** Returns the connections for which a removal was requested. */
  public List<ConnectionId> removed() {
    return List.copyOf(removed);
  }

  @Override
  public void add(Connection connection, List<Subscription> initially) {
    called("add " + connection.id());
    connections.add(connection);
    added.addAll(initially);
  }

  @Override
  public Optional<Connection> find(ConnectionId id) {
    called("find " + id);
    return known.stream().filter(connection -> connection.id().equals(id)).findFirst();
  }

  @Override
  public void recordPrincipal(Connection connection, PrincipalId principal) {
    called("record " + principal + " of " + connection.id());
    if (!records) {
      throw unavailable();
    }
  }

  @Override
  public List<ConnectionId> connectionsOf(PrincipalId principal, int most) {
    called("connections of " + principal);
    return tracked.getOrDefault(principal, List.of()).stream().limit(most).toList();
  }

  @Override
  public void remove(ConnectionId id) {
    called("remove " + id);
    removed.add(id);
    sequences.remove(id);
    removal.run();
  }

  @Override
  public SubscribeResult subscribe(Subscription subscription) {
    called("subscribe " + subscription.connection().id() + " to " + subscription.pattern());
    if (!answersChanges) {
      throw new OutcomeUnknownException("The answer was lost.", new IOException());
    }
    return SubscribeResult.SUBSCRIBED;
  }

  @Override
  public boolean unsubscribe(ConnectionId connection, SubscriptionId id) {
    throw new UnsupportedOperationException();
  }

  @Override
  public OptionalLong sequence(ConnectionId id) {
    RuntimeException thrown = failure == null ? sequenceFailures.get(id) : failure;
    if (thrown != null) {
      throw thrown;
    }
    Long sequence = sequences.get(id);
    return sequence == null ? OptionalLong.empty() : OptionalLong.of(sequence);
  }

  @Override
  public void advance(Reminder handled) {
    sequences.computeIfPresent(
        handled.connection().id(), (_, sequence) -> Math.max(sequence, handled.next().sequence()));
  }

  @Override
  public Page<Subscription> subscribersTo(
      ChannelPattern pattern, AudienceShare share, Cursor from) {
    called("subscribersTo " + pattern);
    patternsRead.add(pattern);
    sharesRead.add(share);
    List<Supplier<List<Connection>>> all = pages.getOrDefault(pattern, List.of(() -> known));
    int page = from.equals(Cursor.START) ? 0 : Integer.parseInt(from.value());
    return new Page<>(
        all.get(page).get().stream()
            .map(connection -> new Subscription(connection, new SubscriptionId("1"), pattern))
            .toList(),
        Optional.of(page + 1)
            .filter(next -> next < all.size())
            .map(next -> new Cursor(next.toString())));
  }

  private void called(String call) {
    synchronized (this) {
      calls.add(call);
    }
    RuntimeException thrown = failure;
    if (thrown != null) {
      throw thrown;
    }
  }
}
