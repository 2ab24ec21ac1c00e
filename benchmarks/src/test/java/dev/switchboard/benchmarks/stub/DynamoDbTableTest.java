package dev.switchboard.benchmarks.stub;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.Test;

final class DynamoDbTableTest {

  private final DynamoDbTable table = new DynamoDbTable();

  @Test
  void a_range_of_a_collection_is_read_and_nothing_else() throws IOException {
    put("c#0", "01#a", "");
    put("c#0", "02#b", "");
    put("c#0", "03#c", "");
    put("c#1", "02#d", "");
    assertThat(query("01$", "02$")).contains("02#b").doesNotContain("01#a", "03#c", "02#d", "text");
  }

  @Test
  void more_than_a_megabyte_is_read_in_pages() throws IOException {
    for (int row = 100; row < 130; row++) {
      put("c#0", row + "#x", "x".repeat(50_000));
    }
    String first = query("0", "9");
    assertThat(first).contains("\"LastEvaluatedKey\":{", "100#x").doesNotContain("129#x");
    String rest = query("0", "9", ",\"ExclusiveStartKey\":{\"member\":{\"S\":\"120#x\"}}");
    assertThat(rest).contains("121#x", "129#x").doesNotContain("120#x", "LastEvaluatedKey");
  }

  private void put(String collection, String member, String text) throws IOException {
    table.transact(
        """
        {"TransactItems":[{"Put":{"Item":{"collection":{"S":"%s"},"member":{"S":"%s"},"text":{"S":"%s"}}}}]}
        """
            .formatted(collection, member, text));
  }

  private String query(String first, String last) throws IOException {
    return query(first, last, "");
  }

  private String query(String first, String last, String more) throws IOException {
    return new String(
        table.query(
            """
            {"ProjectionExpression":"member",\
            "ExpressionAttributeValues":{":shard":{"S":"c#0"},":first":{"S":"%s"},":last":{"S":"%s"}}%s}
            """
                .formatted(first, last, more)),
        UTF_8);
  }
}
