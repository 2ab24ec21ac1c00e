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

  private void assertThatAllAreThere(ConnectionStore store) {
    assertThat(store.subscribersTo(NEWS, AudienceShare.WHOLE, Cursor.START).items()).hasSize(LIMIT);
    assertThat(store.subscribe(subscription(LIMIT))).isEqualTo(SubscribeResult.LIMIT_REACHED);
    assertThat(store.unsubscribe(ada.id(), new SubscriptionId("s0"))).isTrue();
    assertThat(store.subscribe(subscription(LIMIT))).isEqualTo(SubscribeResult.SUBSCRIBED);
  }

  /** Distributes the subscribes over the stores. */
  private List<SubscribeResult> subscribeAtOnce(List<ConnectionStore> stores) throws Exception {
    List<Callable<SubscribeResult>> tasks =
        IntStream.range(0, LIMIT)
            .<Callable<SubscribeResult>>mapToObj(
                i -> () -> stores.get(i % stores.size()).subscribe(subscription(i)))
            .toList();
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      return threads.invokeAll(tasks).stream().map(Future::resultNow).toList();
    }
  }

  private Subscription subscription(int number) {
    return new Subscription(ada, new SubscriptionId("s" + number), NEWS);
  }

  private ConnectionStore store() {
    DynamoDbSettings settings =
        DynamoDbSettings.onLaptop("connections", "subscriptions", proxy.endpoint());
    return DaggerStoreComponent.factory().create(settings, clock, Limits.DEFAULT).store();
  }
}
