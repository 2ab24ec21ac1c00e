package dev.switchboard.aws.dynamodb;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.switchboard.contracts.PublicationLogContract;
import dev.switchboard.domain.connection.Limits;
import dev.switchboard.domain.connection.StoreUnavailableException;
import dev.switchboard.domain.lifecycle.PublicationKey;
import dev.switchboard.domain.lifecycle.PublicationLog;
import dev.switchboard.dynamodblocal.LocalDynamoDb;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Runs the log's contract over DynamoDB Local, and tests behaviour specific to DynamoDB. */
final class DynamoDbPublicationLogTest extends PublicationLogContract {

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
  protected PublicationLog emptyLog(InstantSource clock) {
    int number = TABLES.incrementAndGet();
    dynamoDb.createTables(
        "connections-" + number, "subscriptions-" + number, "publications-" + number);
    return log(settings(number).withPublications("publications-" + number), clock);
  }

  @Test
  void a_table_that_does_not_exist_is_an_unavailable_log() {
    PublicationLog missing =
        log(settings(0).withPublications("publications-0"), InstantSource.system());
    PublicationKey key = new PublicationKey("1");

    assertThatThrownBy(() -> missing.claim(key, "a")).isInstanceOf(StoreUnavailableException.class);
    assertThatThrownBy(() -> missing.finish(key, "a", "b"))
        .isInstanceOf(StoreUnavailableException.class);
    assertThatThrownBy(() -> missing.release(key, new PublicationLog.Claim.Granted("mine")))
        .isInstanceOf(StoreUnavailableException.class);
  }

  private static DynamoDbSettings settings(int number) {
    return DynamoDbSettings.onLaptop(
        "connections-" + number, "subscriptions-" + number, dynamoDb.endpoint());
  }

  private static PublicationLog log(DynamoDbSettings settings, InstantSource clock) {
    return DaggerStoreComponent.factory().create(settings, clock, Limits.DEFAULT).log();
  }
}
