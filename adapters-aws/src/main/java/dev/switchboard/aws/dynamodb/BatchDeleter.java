package dev.switchboard.aws.dynamodb;

import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.services.dynamodb.model.WriteRequest;

/** Deletes many rows, 25 a call as DynamoDB takes them, and those it left over again. */
final class BatchDeleter {

  private static final int BATCH = 25;

  private final BoundedDynamoDbClient dynamoDb;

  @Inject
  BatchDeleter(BoundedDynamoDbClient dynamoDb) {
    this.dynamoDb = dynamoDb;
  }

  void delete(String table, List<DynamoDbItem> keys) {
    for (int from = 0; from < keys.size(); from += BATCH) {
      deleteBatch(table, keys.subList(from, Math.min(from + BATCH, keys.size())));
    }
  }

  private void deleteBatch(String table, List<DynamoDbItem> keys) {
    Map<String, List<WriteRequest>> left =
        Map.of(table, keys.stream().map(BatchDeleter::deletion).toList());
    for (int attempt = 1; attempt <= JitteredBackoff.TRIES; attempt++) {
      Map<String, List<WriteRequest>> batch = left;
      left = dynamoDb.batchWriteItem(write -> write.requestItems(batch)).unprocessedItems();
      if (left.isEmpty()) {
        return;
      }
      JitteredBackoff.waitAfter(attempt);
    }
    throw SdkClientException.create("DynamoDB left rows over " + JitteredBackoff.TRIES + " times.");
  }

  private static WriteRequest deletion(DynamoDbItem key) {
    return WriteRequest.builder().deleteRequest(delete -> delete.key(key.attributes())).build();
  }
}
