package dev.switchboard.aws.dynamodb;

import dev.switchboard.domain.connection.StoreUnavailableException;
import dev.switchboard.domain.lifecycle.PublicationKey;
import dev.switchboard.domain.lifecycle.PublicationLog;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.UUID;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.ReturnValuesOnConditionCheckFailure;

/**
 * Stores publications in a DynamoDB table, an item for each key. An item has an expiry time that is
 * checked at each write, since TTL deletes late.
 */
@Singleton
final class DynamoDbPublicationLog implements PublicationLog {

  private static final String KEY = "key";
  private static final String BODY = "body";
  private static final String ANSWER = "answer";
  private static final String CLAIM_ID = "claim";
  private static final String COUNTS_UNTIL = "countsUntil";
  private static final String IS_OVER = COUNTS_UNTIL + " <= :now";

  private final BoundedDynamoDbClient dynamoDb;
  private final DynamoDbSettings settings;
  private final InstantSource clock;

  @Inject
  DynamoDbPublicationLog(
      BoundedDynamoDbClient dynamoDb, DynamoDbSettings settings, InstantSource clock) {
    this.dynamoDb = dynamoDb;
    this.settings = settings;
    this.clock = clock;
  }

  @Override
  public Claim claim(PublicationKey key, String bodyDigest) {
    // The SDK retries after a lost response; the retry must recognise the claim as its own.
    String claim = UUID.randomUUID().toString();
    try {
      dynamoDb.putItem(
          put ->
              put.tableName(table())
                  .item(row(key, bodyDigest, CLAIM).with(CLAIM_ID, claim).attributes())
                  .conditionExpression(
                      "attribute_not_exists(#key) OR " + IS_OVER + " OR #claim = :claim")
                  .expressionAttributeNames(Map.of("#key", KEY, "#claim", CLAIM_ID))
                  .expressionAttributeValues(
                      Map.of(":now", now(), ":claim", AttributeValue.fromS(claim)))
                  .returnValuesOnConditionCheckFailure(
                      ReturnValuesOnConditionCheckFailure.ALL_OLD));
      return new Claim.Granted(claim);
    } catch (ConditionalCheckFailedException taken) {
      return claimOf(new DynamoDbItem(taken.item()), bodyDigest);
    } catch (SdkException failure) {
      throw down(failure);
    }
  }

  @Override
  public void finish(PublicationKey key, String bodyDigest, String answer) {
    unlessOtherwise(
        () ->
            dynamoDb.putItem(
                put ->
                    put.tableName(table())
                        .item(row(key, bodyDigest, MEMORY).with(ANSWER, answer).attributes())
                        .conditionExpression(
                            "attribute_not_exists(#key) OR "
                                + IS_OVER
                                + " OR (#body = :body AND attribute_not_exists(#answer))")
                        .expressionAttributeNames(
                            Map.of("#key", KEY, "#body", BODY, "#answer", ANSWER))
                        .expressionAttributeValues(
                            Map.of(":now", now(), ":body", AttributeValue.fromS(bodyDigest)))));
  }

  @Override
  public void release(PublicationKey key, Claim.Granted claim) {
    unlessOtherwise(
        () ->
            dynamoDb.updateItem(
                update ->
                    update
                        .tableName(table())
                        .key(DynamoDbItem.of(KEY, key.value()).attributes())
                        .updateExpression("SET " + COUNTS_UNTIL + " = :now")
                        // A finished publication has no claim.
                        .conditionExpression("#claim = :claim")
                        .expressionAttributeNames(Map.of("#claim", CLAIM_ID))
                        .expressionAttributeValues(
                            Map.of(":now", now(), ":claim", AttributeValue.fromS(claim.id())))));
  }

  private static Claim claimOf(DynamoDbItem found, String bodyDigest) {
    if (!found.text(BODY).equals(bodyDigest)) {
      return new Claim.OtherBody();
    }
    return found.attributes().containsKey(ANSWER)
        ? new Claim.Done(found.text(ANSWER))
        : new Claim.InProgress();
  }

  private DynamoDbItem row(PublicationKey key, String bodyDigest, Duration counts) {
    Instant until = clock.instant().plus(counts);
    return DynamoDbItem.of(KEY, key.value())
        .with(BODY, bodyDigest)
        .with(COUNTS_UNTIL, until.toEpochMilli())
        .with(DynamoDbItem.EXPIRES_AT, until.getEpochSecond() + 1);
  }

  private AttributeValue now() {
    return AttributeValue.fromN(Long.toString(clock.millis()));
  }

  private String table() {
    return settings
        .publicationsTable()
        .orElseThrow(() -> new IllegalStateException("No table of publications is configured."));
  }

  /** Runs a conditional write; if its condition fails, nothing needs to be written. */
  private static void unlessOtherwise(Runnable write) {
    try {
      write.run();
    } catch (ConditionalCheckFailedException otherwise) {
      // It is finished, the key has another claim, or there is nothing to release.
    } catch (SdkException failure) {
      throw down(failure);
    }
  }

  private static StoreUnavailableException down(SdkException failure) {
    return new StoreUnavailableException("The log of publications does not answer.", failure);
  }
}
