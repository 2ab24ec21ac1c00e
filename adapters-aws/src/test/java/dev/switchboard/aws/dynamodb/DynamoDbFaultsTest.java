package dev.switchboard.aws.dynamodb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.switchboard.contracts.ManualClock;
import dev.switchboard.domain.connection.AudienceShare;
import dev.switchboard.domain.connection.ChannelPattern;
import dev.switchboard.domain.connection.Connection;
import dev.switchboard.domain.connection.ConnectionId;
import dev.switchboard.domain.connection.ConnectionStore;
import dev.switchboard.domain.connection.Cursor;
import dev.switchboard.domain.connection.Limits;
import dev.switchboard.domain.connection.OutcomeUnknownException;
import dev.switchboard.domain.connection.PrincipalId;
import dev.switchboard.domain.connection.PrincipalTracking;
import dev.switchboard.domain.connection.StoreUnavailableException;
import dev.switchboard.domain.connection.SubscribeResult;
import dev.switchboard.domain.connection.Subscription;
import dev.switchboard.domain.connection.SubscriptionId;
import dev.switchboard.dynamodblocal.LocalDynamoDb;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Failures of DynamoDB under conflicts and load, which DynamoDB Local never shows. */
final class DynamoDbFaultsTest {

  private static final int NEVER_MIND = 3;
  private static final int FOR_EVER = Integer.MAX_VALUE;
  private static final Duration TIME = Duration.ofSeconds(10);
  private static final ChannelPattern NEWS = new ChannelPattern("/news");

  private final ManualClock clock = new ManualClock();
  private final ManualClock stopwatch = new ManualClock();
  private final Connection ada = Connection.plain(new ConnectionId("ada"), clock.instant());
  private final LocalDynamoDb dynamoDb = LocalDynamoDb.start();
  private final FaultyDynamoDb faulty = FaultyDynamoDb.before(dynamoDb.endpoint());
  private ConnectionStore store;

  DynamoDbFaultsTest() throws IOException {}

  @BeforeEach
  void makeStore() {
    dynamoDb.createTables("connections", "subscriptions", "publications");
    store = store(TIME);
  }

  /** Returns a store with this time limit. */
  private ConnectionStore store(Duration time) {
    return store(time, Limits.DEFAULT);
  }

  private ConnectionStore store(Duration time, Limits limits) {
    DynamoDbSettings settings =
        DynamoDbSettings.onLaptop("connections", "subscriptions", faulty.endpoint())
            .withRequests(new DynamoDbRequestSettings(64, time, time, time, stopwatch));
    return DaggerStoreComponent.factory().create(settings, clock, limits).store();
  }

  /** Cancels all transactions. The store's time is over after some of them. */
  private void cancelUntilTimeIsOver() {
    AtomicInteger cancelled = new AtomicInteger();
    faulty.cancelTransactions(
        FOR_EVER,
        () -> {
          if (cancelled.incrementAndGet() == NEVER_MIND) {
            stopwatch.turn(TIME);
          }
        });
  }

  @AfterEach
  void stop() {
    faulty.close();
    dynamoDb.close();
  }

  @Test
  void a_transaction_that_conflicts_with_another_is_repeated() {
    faulty.cancelTransactions(NEVER_MIND);
    store.add(ada, List.of(subscription("1")));

    faulty.cancelTransactions(NEVER_MIND);
    assertThat(store.subscribe(subscription("2"))).isEqualTo(SubscribeResult.SUBSCRIBED);

    faulty.cancelTransactions(NEVER_MIND);
    assertThat(store.unsubscribe(ada.id(), new SubscriptionId("1"))).isTrue();

    assertThat(news()).containsExactly(subscription("2"));
  }

  @Test
  void a_transaction_that_is_in_progress_is_retried() {
    faulty.reportTransactionsInProgress(NEVER_MIND);

    store.add(ada, List.of(subscription("1")));

    assertThat(news()).containsExactly(subscription("1"));
  }

  @Test
  void a_transaction_that_always_conflicts_fails_at_its_deadline() {
    cancelUntilTimeIsOver();

    assertThatThrownBy(() -> store.add(ada, List.of()))
        .isInstanceOf(StoreUnavailableException.class);
  }

  @Test
  void a_subscribe_whose_response_is_lost_is_found_to_be_stored() {
    store.add(ada, List.of());
    faulty.loseConnectionAfterTransactions(NEVER_MIND);

    assertThat(store.subscribe(subscription("1"))).isEqualTo(SubscribeResult.SUBSCRIBED);

    assertThat(news()).containsExactly(subscription("1"));
    assertThat(store.unsubscribe(ada.id(), new SubscriptionId("1"))).isTrue();
  }

  /**
   * If it were reported as a failure, the client would receive events of a subscription that it
   * believes does not exist.
   */
  @Test
  void a_subscribe_without_any_response_has_an_unknown_outcome() {
    store.add(ada, List.of());
    faulty.loseConnectionAfterTransactions(FOR_EVER);

    assertThatThrownBy(() -> store(Duration.ofSeconds(1)).subscribe(subscription("1")))
        .isInstanceOf(OutcomeUnknownException.class);

    assertThat(news()).containsExactly(subscription("1"));
  }

  @Test
  void a_subscribe_that_is_always_cancelled_fails_and_is_not_stored() {
    store.add(ada, List.of());
    cancelUntilTimeIsOver();

    assertThatThrownBy(() -> store.subscribe(subscription("1")))
        .isInstanceOf(StoreUnavailableException.class);

    faulty.cancelTransactions(0);
    assertThat(news()).isEmpty();
  }

  @Test
  void unprocessed_rows_of_a_batch_are_deleted_again() {
    store.add(ada, List.of());
    IntStream.range(0, 30).forEach(i -> store.subscribe(subscription("s" + i)));
    faulty.leaveBatchesUnprocessed(NEVER_MIND);

    store.remove(ada.id());

    assertThat(news()).isEmpty();
  }

  @Test
  void rows_that_stay_unprocessed_fail_the_removal_and_are_deleted_by_the_next() {
    store.add(ada, List.of(subscription("1")));
    faulty.leaveBatchesUnprocessed(FOR_EVER);
    assertThatThrownBy(() -> store.remove(ada.id())).isInstanceOf(StoreUnavailableException.class);
    assertThat(store.find(ada.id())).isEmpty();
    assertThat(news()).hasSize(1);

    faulty.leaveBatchesUnprocessed(0);
    store.remove(ada.id());

    assertThat(news()).isEmpty();
  }

  /** A removal that failed leaves rows; the connection is still open and is added again. */
  @Test
  void a_partly_removed_connection_can_be_added_again() {
    store.add(ada, List.of(subscription("1")));
    faulty.leaveBatchesUnprocessed(FOR_EVER);
    assertThatThrownBy(() -> store.remove(ada.id())).isInstanceOf(StoreUnavailableException.class);
    faulty.leaveBatchesUnprocessed(0);

    store.add(ada, List.of(subscription("1")));

    assertThat(store.find(ada.id())).contains(ada);
    assertThat(news()).containsExactly(subscription("1"));
  }

  /**
   * Whenever a process is killed, the next removal finds its remaining rows, even more than one
   * batch deletes.
   */
  @Test
  void a_removal_that_is_interrupted_after_any_request_is_completed_by_the_next() {
    boolean whole = false;
    for (int requests = 0; !whole; requests++) {
      store.add(ada, List.of());
      IntStream.range(0, 30).forEach(i -> store.subscribe(subscription("s" + i)));
      faulty.rejectAfter(requests);
      whole = isRemoved();
      faulty.rejectAfter(FOR_EVER);

      store.remove(ada.id());

      assertThat(news()).as("after %d requests", requests).isEmpty();
      assertThat(store.find(ada.id())).isEmpty();
    }
  }

  @Test
  void a_removal_of_a_tracked_connection_is_completed_by_the_next() {
    PrincipalId principal = PrincipalId.ofKey("app");
    ConnectionStore tracking = store(TIME, Limits.DEFAULT.with(PrincipalTracking.ON));
    boolean whole = false;
    for (int requests = 0; !whole; requests++) {
      tracking.add(ada.withPrincipal(Optional.of(principal)), List.of(subscription("1")));
      faulty.rejectAfter(requests);
      whole = isRemoved();
      faulty.rejectAfter(FOR_EVER);

      store.remove(ada.id());

      assertThat(tracking.connectionsOf(principal, 1)).as("after %d requests", requests).isEmpty();
      assertThat(store.find(ada.id())).isEmpty();
      assertThat(news()).isEmpty();
    }
  }

  @Test
  void a_principal_is_recorded_although_responses_are_lost() {
    PrincipalId principal = PrincipalId.ofKey("app");
    store.add(ada, List.of());
    faulty.loseConnectionAfterTransactions(2);

    store.recordPrincipal(ada, principal);

    assertThat(store.find(ada.id()).flatMap(Connection::principal)).contains(principal);
  }

  /**
   * The connection's row is deleted first, so no connection remains that has lost a subscription.
   */
  @Test
  void an_interrupted_removal_leaves_no_connection_without_its_subscriptions() {
    store.add(ada, List.of(subscription("1")));
    faulty.rejectAfter(1);
    assertThat(isRemoved()).isFalse();
    faulty.rejectAfter(FOR_EVER);

    assertThat(store.find(ada.id())).isEmpty();
    assertThat(news()).hasSize(1);
  }

  @Test
  void a_dynamodb_that_is_down_is_an_unavailable_store() {
    dynamoDb.close();
    faulty.close();
    store = store(Duration.ofSeconds(1));

    assertThatThrownBy(() -> store.add(ada, List.of()))
        .isInstanceOf(StoreUnavailableException.class)
        .hasMessage("The connection store does not answer.");
    assertThatThrownBy(this::news).isInstanceOf(StoreUnavailableException.class);
  }

  private boolean isRemoved() {
    try {
      store.remove(ada.id());
      return true;
    } catch (StoreUnavailableException stopped) {
      return false;
    }
  }

  private Subscription subscription(String id) {
    return new Subscription(ada, new SubscriptionId(id), NEWS);
  }

  private List<Subscription> news() {
    return store.subscribersTo(NEWS, AudienceShare.WHOLE, Cursor.START).items();
  }
}
