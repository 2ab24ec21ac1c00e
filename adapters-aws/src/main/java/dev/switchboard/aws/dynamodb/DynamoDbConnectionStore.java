package dev.switchboard.aws.dynamodb;

import dev.switchboard.domain.connection.AudienceShare;
import dev.switchboard.domain.connection.ChannelPattern;
import dev.switchboard.domain.connection.Connection;
import dev.switchboard.domain.connection.ConnectionId;
import dev.switchboard.domain.connection.ConnectionStore;
import dev.switchboard.domain.connection.Cursor;
import dev.switchboard.domain.connection.Limits;
import dev.switchboard.domain.connection.OutcomeUnknownException;
import dev.switchboard.domain.connection.Page;
import dev.switchboard.domain.connection.PrincipalId;
import dev.switchboard.domain.connection.Reminder;
import dev.switchboard.domain.connection.StoreUnavailableException;
import dev.switchboard.domain.connection.SubscribeResult;
import dev.switchboard.domain.connection.Subscription;
import dev.switchboard.domain.connection.SubscriptionId;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Supplier;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;

/**
 * Stores connections and subscriptions in two DynamoDB tables.
 *
 * <p>A change to both is one transaction, whose first row is the connection's. Its condition
 * prevents that a subscription outlives its connection, and that a count exceeds its limit. All
 * reads are consistent and by primary key; there is no index that could lag.
 */
@Singleton
final class DynamoDbConnectionStore implements ConnectionStore {

  private static final int CONNECTION = 0;
  private static final int OWNERSHIP = 1;

  private final ConnectionsTable connections;
  private final SubscriptionsTable subscriptions;
  private final PrincipalRows principals;
  private final TransactionWriter transactions;
  private final Limits limits;

  @Inject
  DynamoDbConnectionStore(
      ConnectionsTable connections,
      SubscriptionsTable subscriptions,
      PrincipalRows principals,
      TransactionWriter transactions,
      Limits limits) {
    this.connections = connections;
    this.subscriptions = subscriptions;
    this.principals = principals;
    this.transactions = transactions;
    this.limits = limits;
  }

  @Override
  public void add(Connection connection, List<Subscription> initially) {
    List<TransactWriteItem> rows = new ArrayList<>();
    Optional<PrincipalId> principal = connection.principal();
    rows.add(
        connections.putUnlessOpen(
            connection, initially.size(), principal.flatMap(principals::collection)));
    principal.ifPresent(id -> rows.addAll(principals.put(connection, id)));
    initially.forEach(subscription -> rows.addAll(subscriptions.put(subscription)));
    answered(
        () -> {
          TransactionWriter.Outcome outcome = transactions.writeArrival(connection.id(), rows);
          boolean open = outcome.refused(CONNECTION);
          if (!outcome.written() && !open) {
            // The rows of an earlier connection with this id, expired or half removed, still exist.
            subscriptions.deleteAllOf(connection.id());
            outcome = transactions.writeArrival(connection.id(), rows);
          }
          return outcome;
        });
  }

  @Override
  public Optional<Connection> find(ConnectionId id) {
    return answered(() -> connections.find(id));
  }

  @Override
  public void recordPrincipal(Connection connection, PrincipalId principal) {
    List<TransactWriteItem> rows = new ArrayList<>();
    Optional<String> tracked = principals.collection(principal);
    rows.add(connections.setPrincipal(connection.id(), principal, tracked));
    rows.addAll(principals.put(connection, principal));
    // If the condition fails, a concurrent message was first, or the connection is closed.
    answered(() -> transactions.write(connection.id(), rows));
  }

  @Override
  public List<ConnectionId> connectionsOf(PrincipalId principal, int most) {
    return principals.collection(principal).isEmpty()
        ? List.of()
        : answered(() -> principals.find(principal, most));
  }

  @Override
  public void remove(ConnectionId id) {
    answered(
        () -> {
          // Deletes the connection first, so that no subscription can be added after the others
          // are read. The principal's row precedes it, since only the connection's row names it.
          connections
              .deleteUnlessTracked(id)
              .ifPresent(
                  collection -> {
                    principals.delete(collection, id);
                    connections.delete(id);
                  });
          subscriptions.deleteAllOf(id);
          return id;
        });
  }

  @Override
  public SubscribeResult subscribe(Subscription subscription) {
    List<TransactWriteItem> rows = new ArrayList<>();
    ConnectionId connection = subscription.connection().id();
    rows.add(connections.countUp(connection, limits));
    rows.addAll(subscriptions.put(subscription));
    TransactionWriter.Outcome outcome = known(() -> transactions.write(connection, rows));
    if (outcome.written()) {
      return SubscribeResult.SUBSCRIBED;
    }
    if (outcome.refused(CONNECTION) && !connections.isOpen(outcome.found(CONNECTION))) {
      return SubscribeResult.NOT_CONNECTED;
    }
    if (!outcome.refused(OWNERSHIP)) {
      return SubscribeResult.LIMIT_REACHED;
    }
    ChannelPattern known = SubscriptionItems.pattern(outcome.found(OWNERSHIP));
    return known.equals(subscription.pattern())
        ? SubscribeResult.SUBSCRIBED
        : SubscribeResult.ID_TAKEN;
  }

  @Override
  public boolean unsubscribe(ConnectionId connection, SubscriptionId id) {
    return answered(
        () ->
            subscriptions
                .ownership(connection, id)
                .filter(ownership -> unsubscribe(connection, ownership))
                .isPresent());
  }

  @Override
  public OptionalLong sequence(ConnectionId id) {
    return answered(() -> connections.sequence(id));
  }

  @Override
  public void advance(Reminder handled) {
    answered(
        () -> {
          connections.advance(handled);
          return handled;
        });
  }

  @Override
  public Page<Subscription> subscribersTo(
      ChannelPattern pattern, AudienceShare share, Cursor from) {
    return answered(() -> subscriptions.page(pattern, share, from));
  }

  private boolean unsubscribe(ConnectionId connection, DynamoDbItem ownership) {
    List<TransactWriteItem> rows = new ArrayList<>();
    rows.add(connections.countDown(connection));
    rows.addAll(subscriptions.delete(connection, ownership));
    return transactions.write(connection, rows).written();
  }

  private static <T> T answered(Supplier<T> question) {
    try {
      return known(question);
    } catch (OutcomeUnknownException failure) {
      throw unavailable(failure);
    }
  }

  /** Runs a change whose caller must learn if its outcome is unknown. */
  private static <T> T known(Supplier<T> question) {
    try {
      return question.get();
    } catch (SdkException failure) {
      throw unavailable(failure);
    }
  }

  private static StoreUnavailableException unavailable(RuntimeException failure) {
    return new StoreUnavailableException("The connection store does not answer.", failure);
  }
}
