package dev.switchboard.dynamodblocal;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.File;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.TableDescription;
import software.amazon.awssdk.services.dynamodb.model.TimeToLiveDescription;

/** The local tables are the same as those of a deployment. */
final class TableDefinitionsTest {

  private static final File TEMPLATE = new File("../serverless.yml");

  private static LocalDynamoDb dynamoDb;

  @BeforeAll
  static void start() {
    dynamoDb = LocalDynamoDb.start();
    dynamoDb.createTables("connections", "subscriptions", "publications");
  }

  @AfterAll
  static void stop() {
    dynamoDb.close();
  }

  @ParameterizedTest
  @CsvSource({
    "connections, ConnectionsTable",
    "subscriptions, SubscriptionsTable",
    "publications, PublicationsTable"
  })
  void a_table_matches_serverless_yml(String table, String resource) throws IOException {
    JsonNode template = template(resource);
    try (DynamoDbClient client = TableDefinitions.client(dynamoDb.endpoint())) {
      TableDescription here = client.describeTable(ask -> ask.tableName(table)).table();
      TimeToLiveDescription ttl =
          client.describeTimeToLive(ask -> ask.tableName(table)).timeToLiveDescription();

      assertThat(here.keySchema())
          .extracting(key -> key.attributeName() + " " + key.keyTypeAsString())
          .isEqualTo(texts(template.get("KeySchema"), "AttributeName", "KeyType"));
      assertThat(here.attributeDefinitions())
          .extracting(each -> each.attributeName() + " " + each.attributeTypeAsString())
          .containsExactlyInAnyOrderElementsOf(
              texts(template.get("AttributeDefinitions"), "AttributeName", "AttributeType"));
      assertThat(here.billingModeSummary().billingModeAsString())
          .isEqualTo(template.get("BillingMode").asText());
      assertThat(ttl.attributeName())
          .isEqualTo(template.at("/TimeToLiveSpecification/AttributeName").asText());
      assertThat(template.at("/TimeToLiveSpecification/Enabled").asBoolean()).isTrue();
      assertThat(here.hasGlobalSecondaryIndexes() || here.hasLocalSecondaryIndexes()).isFalse();
      assertThat(template.has("GlobalSecondaryIndexes") || template.has("LocalSecondaryIndexes"))
          .isFalse();
    }
  }

  private static JsonNode template(String resource) throws IOException {
    JsonNode properties =
        new YAMLMapper().readTree(TEMPLATE).at("/resources/Resources/" + resource + "/Properties");
    assertThat(properties.isObject()).as(resource + " in " + TEMPLATE).isTrue();
    return properties;
  }

  private static List<String> texts(JsonNode list, String first, String second) {
    return list.valueStream()
        .map(each -> each.get(first).asText() + " " + each.get(second).asText())
        .toList();
  }
}
