package dev.switchboard.aws.dynamodb;

import dev.switchboard.aws.dynamodb.ConcurrencyLimiter.Kind;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.function.Consumer;
import java.util.function.Function;
import software.amazon.awssdk.awscore.AwsRequestOverrideConfiguration;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.BatchWriteItemRequest;
import software.amazon.awssdk.services.dynamodb.model.BatchWriteItemResponse;
import software.amazon.awssdk.services.dynamodb.model.DeleteItemRequest;
import software.amazon.awssdk.services.dynamodb.model.GetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.GetItemResponse;
import software.amazon.awssdk.services.dynamodb.model.PutItemRequest;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.QueryResponse;
import software.amazon.awssdk.services.dynamodb.model.ScanRequest;
import software.amazon.awssdk.services.dynamodb.model.ScanResponse;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsRequest;
import software.amazon.awssdk.services.dynamodb.model.TransactionConflictException;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemRequest;

/**
 * Sends requests to DynamoDB, with a bounded number in flight in this process.
 *
 * <p>Reads of audiences and new connections have separate queues. Therefore many connects at once
 * delay neither publications nor clients that are already connected. Each request has a time limit,
 * which includes its wait in the queue and the SDK's own retries. Threads may share it.
 */
@Singleton
final class BoundedDynamoDbClient {

  private final DynamoDbClient client;
  private final DynamoDbRequestSettings requests;
  private final ConcurrencyLimiter limiter;

  @Inject
  BoundedDynamoDbClient(DynamoDbClient client, DynamoDbSettings settings) {
    this.requests = settings.requests();
    this.client = client;
    this.limiter = new ConcurrencyLimiter(requests.atOnce(), requests.stopwatch());
  }

  GetItemResponse getItem(Consumer<GetItemRequest.Builder> get) {
    return send(
        Kind.OTHER, time -> client.getItem(each -> get.accept(each.overrideConfiguration(time))));
  }

  void putItem(Consumer<PutItemRequest.Builder> put) {
    send(Kind.OTHER, time -> client.putItem(each -> put.accept(each.overrideConfiguration(time))));
  }

  void updateItem(Consumer<UpdateItemRequest.Builder> update) {
    send(
        Kind.OTHER,
        time -> client.updateItem(each -> update.accept(each.overrideConfiguration(time))));
  }

  void deleteItem(Consumer<DeleteItemRequest.Builder> delete) {
    send(
        Kind.OTHER,
        time -> client.deleteItem(each -> delete.accept(each.overrideConfiguration(time))));
  }

  BatchWriteItemResponse batchWriteItem(Consumer<BatchWriteItemRequest.Builder> write) {
    return send(
        Kind.OTHER,
        time -> client.batchWriteItem(each -> write.accept(each.overrideConfiguration(time))));
  }

  ScanResponse scan(Consumer<ScanRequest.Builder> scan) {
    return send(
        Kind.OTHER, time -> client.scan(each -> scan.accept(each.overrideConfiguration(time))));
  }

  /** Reads rows other than an audience's. */
  QueryResponse query(Consumer<QueryRequest.Builder> query) {
    return send(
        Kind.OTHER, time -> client.query(each -> query.accept(each.overrideConfiguration(time))));
  }

  /** Reads rows of an audience. */
  QueryResponse queryAudience(Consumer<QueryRequest.Builder> query) {
    return send(
        Kind.AUDIENCE,
        time -> client.query(each -> query.accept(each.overrideConfiguration(time))));
  }

  /** Writes all rows or none, by a deadline shared by all attempts of the caller. */
  void transactWriteItems(
      CallDeadline deadline, Consumer<TransactWriteItemsRequest.Builder> write) {
    transact(Kind.OTHER, deadline, write);
  }

  /**
   * Writes all rows or none to add a connection, by a deadline shared by all attempts of the
   * caller.
   */
  void addConnection(CallDeadline deadline, Consumer<TransactWriteItemsRequest.Builder> write) {
    transact(Kind.ARRIVAL, deadline, write);
  }

  private void transact(
      Kind kind, CallDeadline deadline, Consumer<TransactWriteItemsRequest.Builder> write) {
    limiter.send(
        kind,
        deadline,
        () ->
            client.transactWriteItems(
                each -> write.accept(each.overrideConfiguration(time(deadline)))));
  }

  private <T> T send(Kind kind, Function<AwsRequestOverrideConfiguration, T> request) {
    CallDeadline deadline = CallDeadline.after(requests.time(), requests.stopwatch());
    for (int attempt = 1; ; attempt++) {
      try {
        return limiter.send(kind, deadline, () -> request.apply(time(deadline)));
      } catch (TransactionConflictException met) {
        // The row was part of a transaction at that moment. The SDK does not retry.
        if (deadline.hasPassed() || Thread.currentThread().isInterrupted()) {
          throw met;
        }
      }
      JitteredBackoff.waitAfter(attempt, deadline);
    }
  }

  private static AwsRequestOverrideConfiguration time(CallDeadline deadline) {
    // The SDK rejects a time-out of zero, and the deadline may pass at this moment.
    return AwsRequestOverrideConfiguration.builder()
        .apiCallTimeout(deadline.remaining().plusMillis(1))
        .build();
  }
}
