package dev.switchboard.aws.dynamodb;

import static org.assertj.core.api.Assertions.assertThat;

import dev.switchboard.contracts.ManualClock;
import dev.switchboard.domain.connection.AudienceShare;
import dev.switchboard.domain.connection.ChannelPattern;
import dev.switchboard.domain.connection.Connection;
import dev.switchboard.domain.connection.ConnectionId;
import dev.switchboard.domain.connection.ConnectionStore;
import dev.switchboard.domain.connection.Cursor;
import dev.switchboard.domain.connection.Limits;
import dev.switchboard.domain.connection.PrincipalId;
import dev.switchboard.domain.connection.PrincipalTracking;
import dev.switchboard.domain.connection.SubscribeResult;
import dev.switchboard.domain.connection.Subscription;
import dev.switchboard.domain.connection.SubscriptionId;
import dev.switchboard.dynamodblocal.LocalDynamoDb;
import dev.switchboard.testsupport.dynamodb.ConflictProxy;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.BiFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A client that subscribes to all its channels at once, as Amplify does when it reconnects. */
final class SubscribeBurstTest {

  private static final int LIMIT = Limits.DEFAULT.subscriptionsPerConnection();
  private static final ChannelPattern NEWS = new ChannelPattern("/news");

  private final ManualClock clock = new ManualClock();
  private final Connection ada = Connection.plain(new ConnectionId("ada"), clock.instant());
  private final LocalDynamoDb dynamoDb = LocalDynamoDb.start();
  private final ConflictProxy proxy =
      ConflictProxy.before(dynamoDb.endpoint(), Duration.ofMillis(12), 0.05, 1);

  @BeforeEach
  void createTables() {
    dynamoDb.createTables("connections", "subscriptions", "publications");
  }

  @AfterEach
  void stop() {
    proxy.close();
    dynamoDb.close();
  }

  @Test
  void two_hundred_subscribes_at_once_on_one_connection_all_succeed() throws Exception {
    ConnectionStore store = store();
    store.add(ada, List.of());

    assertThat(subscribeAtOnce(List.of(store)))
        .hasSize(LIMIT)
        .containsOnly(SubscribeResult.SUBSCRIBED);

    assertThat(proxy.throttled()).isPositive();
    assertThatAllAreThere(store);
  }

  /** On AWS each message is a separate invocation, and many run in different processes. */
  @Test
  void subscribes_of_several_processes_conflict_and_all_succeed() throws Exception {
    List<ConnectionStore> processes = List.of(store(), store());
    processes.getFirst().add(ada, List.of());

    assertThat(subscribeAtOnce(processes)).hasSize(LIMIT).containsOnly(SubscribeResult.SUBSCRIBED);

    assertThat(proxy.conflicts()).isPositive();
    assertThatAllAreThere(processes.getFirst());
  }

  /** A client without credentials at its handshake sends them with all its first messages. */
  @Test
  void first_messages_of_several_processes_record_one_principal_and_none_fails() throws Exception {
    List<ConnectionStore> processes = List.of(tracking(), tracking());
    processes.getFirst().add(ada, List.of());
    PrincipalId principal = PrincipalId.ofKey("app");

    assertThat(
            atOnce(
                processes,
                (store, i) -> {
                  store.recordPrincipal(ada, principal);
                  return store.subscribe(subscription(i));
                }))
        .hasSize(LIMIT)
        .containsOnly(SubscribeResult.SUBSCRIBED);

    assertThat(proxy.conflicts()).isPositive();
    assertThat(processes.getFirst().connectionsOf(principal, 2)).containsExactly(ada.id());
    assertThatAllAreThere(processes.getFirst());
  }

  private ConnectionStore tracking() {
    return store(Limits.DEFAULT.with(PrincipalTracking.ON));
  }

  private void assertThatAllAreThere(ConnectionStore store) {
    assertThat(store.subscribersTo(NEWS, AudienceShare.WHOLE, Cursor.START).items()).hasSize(LIMIT);
    assertThat(store.subscribe(subscription(LIMIT))).isEqualTo(SubscribeResult.LIMIT_REACHED);
    assertThat(store.unsubscribe(ada.id(), new SubscriptionId("s0"))).isTrue();
    assertThat(store.subscribe(subscription(LIMIT))).isEqualTo(SubscribeResult.SUBSCRIBED);
  }

  /** Distributes the subscribes over the stores. */
  private List<SubscribeResult> subscribeAtOnce(List<ConnectionStore> stores) throws Exception {
    return atOnce(stores, (store, i) -> store.subscribe(subscription(i)));
  }

  private static List<SubscribeResult> atOnce(
      List<ConnectionStore> stores, BiFunction<ConnectionStore, Integer, SubscribeResult> message)
      throws Exception {
    List<Callable<SubscribeResult>> tasks =
        IntStream.range(0, LIMIT)
            .<Callable<SubscribeResult>>mapToObj(
                i -> () -> message.apply(stores.get(i % stores.size()), i))
            .toList();
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      return threads.invokeAll(tasks).stream().map(Future::resultNow).toList();
    }
  }

  private Subscription subscription(int number) {
    return new Subscription(ada, new SubscriptionId("s" + number), NEWS);
  }

  private ConnectionStore store() {
    return store(Limits.DEFAULT);
  }

  private ConnectionStore store(Limits limits) {
    DynamoDbSettings settings =
        DynamoDbSettings.onLaptop("connections", "subscriptions", proxy.endpoint());
    return DaggerStoreComponent.factory().create(settings, clock, limits).store();
  }
}
