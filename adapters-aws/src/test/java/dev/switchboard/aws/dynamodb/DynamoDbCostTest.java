package dev.switchboard.aws.dynamodb;

import static org.assertj.core.api.Assertions.assertThat;

import dev.switchboard.contracts.ManualClock;
import dev.switchboard.domain.connection.ChannelPattern;
import dev.switchboard.domain.connection.Connection;
import dev.switchboard.domain.connection.ConnectionId;
import dev.switchboard.domain.connection.ConnectionStore;
import dev.switchboard.domain.connection.Limits;
import dev.switchboard.domain.connection.PrincipalId;
import dev.switchboard.domain.connection.PrincipalTracking;
import dev.switchboard.domain.connection.SubscribeResult;
import dev.switchboard.domain.connection.Subscription;
import dev.switchboard.domain.connection.SubscriptionId;
import dev.switchboard.dynamodblocal.LocalDynamoDb;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The number of DynamoDB operations of a change, each of which costs money and time. */
final class DynamoDbCostTest {

  private static final PrincipalId KEY = PrincipalId.ofKey("app");

  private final ManualClock clock = new ManualClock();
  private final Connection ada = Connection.plain(new ConnectionId("ada"), clock.instant());
  private final LocalDynamoDb dynamoDb = LocalDynamoDb.start();
  private final FaultyDynamoDb watched = FaultyDynamoDb.before(dynamoDb.endpoint());

  DynamoDbCostTest() throws IOException {}

  @AfterEach
  void stop() {
    watched.close();
    dynamoDb.close();
  }

  @Test
  void finding_a_connection_takes_one_read_and_a_subscribe_one_transaction() {
    ConnectionStore store = store(Limits.DEFAULT);
    store.add(ada, List.of());
    watched.operations().clear();

    assertThat(store.find(ada.id())).contains(ada);
    assertThat(store.subscribe(subscription())).isEqualTo(SubscribeResult.SUBSCRIBED);

    assertThat(watched.operations()).containsExactly("GetItem", "TransactWriteItems");
  }

  /** The principal is written with the connection, and costs no request of its own. */
  @Test
  void a_connection_with_a_principal_is_added_and_removed_by_as_many_requests_as_any() {
    ConnectionStore store = store(Limits.DEFAULT);
    store.add(ada.withPrincipal(Optional.of(KEY)), List.of());
    store.remove(ada.id());

    assertThat(watched.operations()).containsExactly("TransactWriteItems", "DeleteItem", "Query");
  }

  @Test
  void a_tracked_principal_costs_two_more_requests_at_the_removal() {
    ConnectionStore store = store(Limits.DEFAULT.with(PrincipalTracking.ON));
    store.add(ada.withPrincipal(Optional.of(KEY)), List.of());
    assertThat(watched.operations()).containsExactly("TransactWriteItems");
    assertThat(store.connectionsOf(KEY, 10)).containsExactly(ada.id());
    watched.operations().clear();

    store.remove(ada.id());

    assertThat(watched.operations())
        .containsExactly("DeleteItem", "BatchWriteItem", "DeleteItem", "Query");
  }

  private ConnectionStore store(Limits limits) {
    dynamoDb.createTables("connections", "subscriptions", "publications");
    return DaggerStoreComponent.factory()
        .create(
            DynamoDbSettings.onLaptop("connections", "subscriptions", watched.endpoint()),
            clock,
            limits)
        .store();
  }

  private Subscription subscription() {
    return new Subscription(ada, new SubscriptionId("s"), new ChannelPattern("/news"));
  }
}
