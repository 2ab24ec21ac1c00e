package dev.switchboard.dynamodblocal;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import software.amazon.awssdk.protocols.jsoncore.JsonNode;
import software.amazon.awssdk.protocols.jsoncore.JsonNodeParser;

/**
 * Which rows a request writes.
 *
 * @param ofTransaction whether it writes all of them or none
 * @param keys one text a row, equal for equal rows
 */
record WrittenRows(boolean ofTransaction, List<String> keys) {

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
  static WrittenRows of(String target, String body) {
    String operation = target.substring(target.indexOf('.') + 1);
    Map<String, JsonNode> request = JsonNodeParser.create().parse(body).asObject();
    return switch (operation) {
      case "TransactWriteItems" ->
          new WrittenRows(
              true,
              member(request, "TransactItems").asArray().stream()
                  .flatMap(item -> item.asObject().values().stream())
                  .map(write -> key(write.asObject()))
                  .toList());
      case "PutItem", "UpdateItem", "DeleteItem" -> new WrittenRows(false, List.of(key(request)));
      default -> new WrittenRows(false, List.of());
    };
  }

  private static String key(Map<String, JsonNode> write) {
    Map<String, JsonNode> row =
        Stream.of("Key", "Item")
            .filter(write::containsKey)
            .map(name -> member(write, name).asObject())
            .findFirst()
            .orElseThrow();
    return member(write, "TableName").asString()
        + KEYS.stream().filter(row::containsKey).map(name -> member(row, name)).toList();
  }

  private static JsonNode member(Map<String, JsonNode> object, String name) {
    return Objects.requireNonNull(object.get(name), name);
  }
}
