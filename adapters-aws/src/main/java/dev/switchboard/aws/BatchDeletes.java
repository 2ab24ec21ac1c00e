package dev.switchboard.aws;

import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.services.dynamodb.model.WriteRequest;

/** Deletes many rows, 25 a call as DynamoDB takes them, and those it left over again. */
final class BatchDeletes {

  private static final int BATCH = 25;

  private final DynamoDb dynamoDb;

  @Inject
  BatchDeletes(DynamoDb dynamoDb) {
    this.dynamoDb = dynamoDb;
  }

  void delete(String table, List<Row> keys) {
    for (int from = 0; from < keys.size(); from += BATCH) {
      deleteBatch(table, keys.subList(from, Math.min(from + BATCH, keys.size())));
    }
  }

  private void deleteBatch(String table, List<Row> keys) {
    Map<String, List<WriteRequest>> left =
        Map.of(table, keys.stream().map(BatchDeletes::deletion).toList());
    for (int attempt = 1; attempt <= Backoff.TRIES; attempt++) {
      Map<String, List<WriteRequest>> batch = left;
      left = dynamoDb.batchWriteItem(write -> write.requestItems(batch)).unprocessedItems();
      if (left.isEmpty()) {
        return;
      }
      Backoff.waitAfter(attempt);
    }
    throw SdkClientException.create("DynamoDB left rows over " + Backoff.TRIES + " times.");
  }

  private static WriteRequest deletion(Row key) {
    return WriteRequest.builder().deleteRequest(delete -> delete.key(key.attributes())).build();
  }
}
