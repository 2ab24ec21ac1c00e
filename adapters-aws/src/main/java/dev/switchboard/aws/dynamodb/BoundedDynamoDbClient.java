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
 * Asks DynamoDB, with a bounded number of requests in flight at once in this process.
 *
 * <p>Reads of audiences have places of their own, and so have connections that are added: a crowd
 * of clients that connect neither holds up what is published nor, since each has more to ask once
 * it is connected, those who are connected already. A request has a time, the wait for its turn and
 * the SDK's own tries included. May be shared between threads.
 */
@Singleton
final class BoundedDynamoDbClient {

  private final DynamoDbClient client;
  private final DynamoDbRequestSettings requests;
  private final ConcurrencyLimiter line;

  @Inject
  BoundedDynamoDbClient(DynamoDbClient client, DynamoDbSettings settings) {
    this.requests = settings.requests();
    this.client = client;
    this.line = new ConcurrencyLimiter(requests.atOnce(), requests.stopwatch());
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

  /** Reads rows that are no audience. */
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

  /** Writes all rows or none, within a time that the caller shares out between its tries. */
  void transactWriteItems(CallDeadline limit, Consumer<TransactWriteItemsRequest.Builder> write) {
    transact(Kind.OTHER, limit, write);
  }

  /** The same to add a connection. */
  void addConnection(CallDeadline limit, Consumer<TransactWriteItemsRequest.Builder> write) {
    transact(Kind.ARRIVAL, limit, write);
  }

  private void transact(
      Kind kind, CallDeadline limit, Consumer<TransactWriteItemsRequest.Builder> write) {
    line.send(
        kind,
        limit,
        () ->
            client.transactWriteItems(
                each -> write.accept(each.overrideConfiguration(time(limit)))));
  }

  private <T> T send(Kind kind, Function<AwsRequestOverrideConfiguration, T> request) {
    CallDeadline limit = CallDeadline.of(requests.time(), requests.stopwatch());
    for (int attempt = 1; ; attempt++) {
      try {
        return line.send(kind, limit, () -> request.apply(time(limit)));
      } catch (TransactionConflictException met) {
        // The row was part of a transaction at that moment. The SDK does not try again.
        if (limit.isOver() || Thread.currentThread().isInterrupted()) {
          throw met;
        }
      }
      JitteredBackoff.waitAfter(attempt, limit);
    }
  }

  private static AwsRequestOverrideConfiguration time(CallDeadline limit) {
    // The SDK takes no time-out of zero, and the limit may end at this very moment.
    return AwsRequestOverrideConfiguration.builder()
        .apiCallTimeout(limit.left().plusMillis(1))
        .build();
  }
}
