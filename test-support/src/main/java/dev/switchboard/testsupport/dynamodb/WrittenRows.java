package dev.switchboard.testsupport.dynamodb;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.List;

/**
 * The rows that a request writes.
 *
 * @param ofTransaction whether the request writes all of them or none
 * @param keys one text for each row, equal for equal rows
 */
record WrittenRows(boolean ofTransaction, List<String> keys) {

  private static final ObjectMapper JSON = new ObjectMapper();

  /** The key attributes of our tables; a row that is put has other attributes too. */
  private static final List<String> KEYS = List.of("connectionId", "collection", "member", "key");

  WrittenRows {
    keys = List.copyOf(keys);
  }

  /**
   * Reads a request.
   *
   * @param target its header {@code X-Amz-Target}, which names the operation
   */
  static WrittenRows of(String target, String body) throws IOException {
    String operation = target.substring(target.indexOf('.') + 1);
    JsonNode request = JSON.readTree(body);
    return switch (operation) {
      case "TransactWriteItems" ->
          new WrittenRows(
              true,
              request
                  .required("TransactItems")
                  .valueStream()
                  .flatMap(JsonNode::valueStream)
                  .map(WrittenRows::key)
                  .toList());
      case "PutItem", "UpdateItem", "DeleteItem" -> new WrittenRows(false, List.of(key(request)));
      default -> new WrittenRows(false, List.of());
    };
  }

  private static String key(JsonNode write) {
    JsonNode row = write.has("Key") ? write.get("Key") : write.required("Item");
    return write.required("TableName").asText()
        + KEYS.stream().filter(row::has).map(row::get).toList();
  }
}
