package dev.switchboard.aws.dynamodb;

import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.services.dynamodb.model.WriteRequest;

/** Deletes many items, 25 with each call (DynamoDB's maximum), and repeats unprocessed ones. */
final class BatchDeleter {

  private static final int MAX_BATCH = 25;

  private final BoundedDynamoDbClient dynamoDb;

  @Inject
  BatchDeleter(BoundedDynamoDbClient dynamoDb) {
    this.dynamoDb = dynamoDb;
  }

  void delete(String table, List<DynamoDbItem> keys) {
    for (int from = 0; from < keys.size(); from += MAX_BATCH) {
      deleteBatch(table, keys.subList(from, Math.min(from + MAX_BATCH, keys.size())));
    }
  }

  private void deleteBatch(String table, List<DynamoDbItem> keys) {
    Map<String, List<WriteRequest>> unprocessed =
        Map.of(table, keys.stream().map(BatchDeleter::deletion).toList());
    for (int attempt = 1; attempt <= JitteredBackoff.MAX_ATTEMPTS; attempt++) {
      Map<String, List<WriteRequest>> batch = unprocessed;
      unprocessed = dynamoDb.batchWriteItem(write -> write.requestItems(batch)).unprocessedItems();
      if (unprocessed.isEmpty()) {
        return;
      }
      JitteredBackoff.waitAfter(attempt);
    }
    throw SdkClientException.create(
        "DynamoDB left rows unprocessed " + JitteredBackoff.MAX_ATTEMPTS + " times.");
  }

  private static WriteRequest deletion(DynamoDbItem key) {
    return WriteRequest.builder().deleteRequest(delete -> delete.key(key.attributes())).build();
  }
}
