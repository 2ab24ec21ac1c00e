package dev.switchboard.benchmarks.stub;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/**
 * The part of DynamoDB that a fan-out uses: transactions that put rows, and queries for a range of
 * members of a collection. It ignores conditions; pages have up to 1 MB. For one thread.
 *
 * <p>Repeated queries are answered from memory, so that the time of reading is measured and not the
 * time of the stub.
 */
final class DynamoDbTable {

  private static final String COLLECTION = "collection";
  private static final String MEMBER = "member";
  private static final int PAGE_BYTES = 1024 * 1024;
  private static final ObjectMapper JSON = new ObjectMapper();

  private final Map<String, NavigableMap<String, JsonNode>> collections = new HashMap<>();
  private final Map<String, byte[]> pages = new HashMap<>();

  /** Puts the rows of a transaction that are a member of a collection. */
  byte[] transact(String question) throws IOException {
    pages.clear();
    for (JsonNode item : JSON.readTree(question).path("TransactItems")) {
      JsonNode row = item.path("Put").path("Item");
      if (row.has(MEMBER)) {
        collections
            .computeIfAbsent(text(row, COLLECTION), _ -> new TreeMap<>())
            .put(text(row, MEMBER), row);
      }
    }
    return JSON.writeValueAsBytes(JSON.createObjectNode());
  }

  /** Reads a page for a query of the store. */
  byte[] query(String question) throws IOException {
    byte[] known = pages.get(question);
    if (known == null) {
      known = JSON.writeValueAsBytes(page(JSON.readTree(question)));
      pages.put(question, known);
    }
    return known;
  }

  private ObjectNode page(JsonNode query) {
    JsonNode values = query.path("ExpressionAttributeValues");
    NavigableMap<String, JsonNode> rows =
        collections
            .getOrDefault(text(values, ":shard"), new TreeMap<>())
            .subMap(text(values, ":first"), true, text(values, ":last"), true);
    if (query.has("ExclusiveStartKey")) {
      rows = rows.tailMap(text(query.path("ExclusiveStartKey"), MEMBER), false);
    }
    return page(rows.values(), projected(query));
  }

  /** Returns the attributes that a query requests. */
  private static List<String> projected(JsonNode query) {
    JsonNode names = query.path("ExpressionAttributeNames");
    return Arrays.stream(query.path("ProjectionExpression").asText().split(", "))
        .map(name -> names.path(name).asText(name))
        .toList();
  }

  /**
   * Returns a page, which ends when its stored rows have 1 MB, independent of the requested
   * attributes.
   */
  private static ObjectNode page(Collection<JsonNode> rows, List<String> projected) {
    ObjectNode page = JSON.createObjectNode();
    ArrayNode items = page.putArray("Items");
    JsonNode last = JSON.createObjectNode();
    int bytes = 0;
    for (JsonNode row : rows) {
      if (bytes >= PAGE_BYTES) {
        page.set("LastEvaluatedKey", only(List.of(COLLECTION, MEMBER), last));
        break;
      }
      items.add(only(projected, row));
      last = row;
      // A little more than DynamoDB counts, because DynamoDB does not count the JSON.
      bytes += row.toString().length();
    }
    return page.put("Count", items.size()).put("ScannedCount", items.size());
  }

  private static ObjectNode only(List<String> attributes, JsonNode row) {
    return ((ObjectNode) row).deepCopy().retain(attributes);
  }

  private static String text(JsonNode row, String name) {
    return row.path(name).path("S").asText();
  }
}
