package dev.switchboard.aws.dynamodb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.switchboard.contracts.ManualClock;
import dev.switchboard.domain.connection.Limits;
import dev.switchboard.domain.connection.StoreUnavailableException;
import dev.switchboard.domain.lifecycle.PublicationKey;
import dev.switchboard.domain.lifecycle.PublicationLog;
import dev.switchboard.domain.lifecycle.PublicationLog.Claim;
import dev.switchboard.dynamodblocal.LocalDynamoDb;
import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The log of publications when DynamoDB's responses are lost, or when it is down. */
final class DynamoDbPublicationFaultsTest {

  private static final PublicationKey KEY = new PublicationKey("4f1c");
  private static final String BODY = "a body's digest";

  private final LocalDynamoDb dynamoDb = LocalDynamoDb.start();
  private final FaultyDynamoDb faulty = FaultyDynamoDb.before(dynamoDb.endpoint());
  private final DynamoDbSettings settings =
      DynamoDbSettings.onLaptop("connections", "subscriptions", faulty.endpoint());
  private final PublicationLog log = log(settings.withPublications("publications"));

  DynamoDbPublicationFaultsTest() throws IOException {}

  @BeforeEach
  void createTables() {
    dynamoDb.createTables("connections", "subscriptions", "publications");
  }

  @AfterEach
  void stop() {
    faulty.close();
    dynamoDb.close();
  }

  /** The SDK retries the request, whose condition would fail because of its own first attempt. */
  @Test
  void a_claim_whose_response_was_lost_is_granted_to_its_caller_alone() {
    faulty.loseResponses(1);

    assertThat(log.claim(KEY, BODY)).isInstanceOf(Claim.Granted.class);
    assertThat(log.claim(KEY, BODY)).isEqualTo(new Claim.InProgress());
  }

  @Test
  void a_finish_or_release_whose_response_was_lost_is_stored() {
    Claim claim = log.claim(KEY, BODY);
    assertThat(claim).isInstanceOf(Claim.Granted.class);
    faulty.loseResponses(1);
    log.release(KEY, (Claim.Granted) claim);
    assertThat(log.claim(KEY, BODY)).isInstanceOf(Claim.Granted.class);

    faulty.loseResponses(1);
    log.finish(KEY, BODY, "published");
    assertThat(log.claim(KEY, BODY)).isEqualTo(new Claim.Done("published"));
  }

  @Test
  void a_dynamodb_that_is_down_is_an_unavailable_log() {
    faulty.close();
    Duration time = Duration.ofSeconds(1);
    PublicationLog impatient =
        log(
            settings
                .withPublications("publications")
                .withRequests(
                    new DynamoDbRequestSettings(64, time, time, time, InstantSource.system())));

    assertThatThrownBy(() -> impatient.claim(KEY, BODY))
        .isInstanceOf(StoreUnavailableException.class)
        .hasMessage("The log of publications does not answer.");
    assertThatThrownBy(() -> impatient.finish(KEY, BODY, "published"))
        .isInstanceOf(StoreUnavailableException.class);
    assertThatThrownBy(() -> impatient.release(KEY, new Claim.Granted("mine")))
        .isInstanceOf(StoreUnavailableException.class);
  }

  @Test
  void without_a_table_a_claim_is_refused_with_the_reason() {
    assertThatIllegalStateException()
        .isThrownBy(() -> log(settings).claim(KEY, BODY))
        .withMessage("No table of publications is configured.");
  }

  private static PublicationLog log(DynamoDbSettings settings) {
    return DaggerStoreComponent.factory().create(settings, new ManualClock(), Limits.DEFAULT).log();
  }
}
