package dev.switchboard.aws.dynamodb;

import static org.assertj.core.api.Assertions.assertThat;

import dev.switchboard.contracts.ManualClock;
import dev.switchboard.domain.connection.ChannelPattern;
import dev.switchboard.domain.connection.Connection;
import dev.switchboard.domain.connection.ConnectionId;
import dev.switchboard.domain.connection.ConnectionStore;
import dev.switchboard.domain.connection.Limits;
import dev.switchboard.domain.connection.SubscribeResult;
import dev.switchboard.domain.connection.Subscription;
import dev.switchboard.domain.connection.SubscriptionId;
import dev.switchboard.dynamodblocal.LocalDynamoDb;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The number of DynamoDB operations of a subscribe, each of which costs money and time. */
final class DynamoDbCostTest {

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
    dynamoDb.createTables("connections", "subscriptions", "publications");
    ConnectionStore store =
        DaggerStoreComponent.factory()
            .create(
                DynamoDbSettings.onLaptop("connections", "subscriptions", watched.endpoint()),
                clock,
                Limits.DEFAULT)
            .store();
    store.add(ada, List.of());
    watched.operations().clear();

    assertThat(store.find(ada.id())).contains(ada);
    assertThat(store.subscribe(subscription())).isEqualTo(SubscribeResult.SUBSCRIBED);

    assertThat(watched.operations()).containsExactly("GetItem", "TransactWriteItems");
  }

  private Subscription subscription() {
    return new Subscription(ada, new SubscriptionId("s"), new ChannelPattern("/news"));
  }
}
