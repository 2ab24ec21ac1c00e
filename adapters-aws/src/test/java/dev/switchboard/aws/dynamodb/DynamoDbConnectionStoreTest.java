package dev.switchboard.aws.dynamodb;

import dev.switchboard.contracts.ConnectionStoreContract;
import dev.switchboard.domain.connection.ConnectionStore;
import dev.switchboard.domain.connection.Limits;
import dev.switchboard.dynamodblocal.LocalDynamoDb;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

/** Runs the store's contract over DynamoDB Local; each test has its own tables. */
final class DynamoDbConnectionStoreTest extends ConnectionStoreContract {

  private static final AtomicInteger TABLES = new AtomicInteger();
  private static LocalDynamoDb dynamoDb;

  @BeforeAll
  static void start() {
    dynamoDb = LocalDynamoDb.start();
  }

  @AfterAll
  static void stop() {
    dynamoDb.close();
  }

  @Override
  protected ConnectionStore emptyStore(InstantSource clock, Limits limits) {
    int number = TABLES.incrementAndGet();
    DynamoDbSettings settings =
        DynamoDbSettings.onLaptop(
            "connections-" + number, "subscriptions-" + number, dynamoDb.endpoint());
    dynamoDb.createTables(
        settings.connectionsTable(),
        settings.subscriptionsTable(),
        "p-" + settings.connectionsTable());
    return DaggerStoreComponent.factory().create(settings, clock, limits).store();
  }
}
