package dev.switchboard.testsupport.dynamodb;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.List;

/**
 * Which rows a request writes.
 *
 * @param ofTransaction whether it writes all of them or none
 * @param keys one text a row, equal for equal rows
 */
record WrittenRows(boolean ofTransaction, List<String> keys) {

  private static final ObjectMapper JSON = new ObjectMapper();

  /** The attributes of our tables that are keys, of which a row that is put shows more. */
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
