package dev.switchboard.dynamodblocal;

import static software.amazon.awssdk.services.dynamodb.model.KeyType.HASH;
import static software.amazon.awssdk.services.dynamodb.model.KeyType.RANGE;

import java.net.URI;
import java.util.stream.Stream;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeDefinition;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.CreateTableRequest;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;
import software.amazon.awssdk.services.dynamodb.model.KeyType;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;

/**
 * The tables, as {@code serverless.yml} defines them for AWS. A test compares the two definitions.
 */
final class TableDefinitions {

  private static final String EXPIRES_AT = "expiresAt";

  private TableDefinitions() {}

  static void create(URI endpoint, String connections, String subscriptions, String publications) {
    try (DynamoDbClient client = client(endpoint)) {
      create(client, table(connections, key(HASH, "connectionId")));
      create(client, table(subscriptions, key(HASH, "collection"), key(RANGE, "member")));
      create(client, table(publications, key(HASH, "key")));
    }
  }

  static DynamoDbClient client(URI endpoint) {
    return DynamoDbClient.builder()
        .endpointOverride(endpoint)
        .region(Region.US_EAST_1)
        .credentialsProvider(
            StaticCredentialsProvider.create(AwsBasicCredentials.create("local", "local")))
        .httpClientBuilder(UrlConnectionHttpClient.builder())
        .build();
  }

  private static void create(DynamoDbClient client, CreateTableRequest table) {
    client.createTable(table);
    client.updateTimeToLive(
        request ->
            request
                .tableName(table.tableName())
                .timeToLiveSpecification(ttl -> ttl.attributeName(EXPIRES_AT).enabled(true)));
  }

  private static CreateTableRequest table(String name, KeySchemaElement... keys) {
    return CreateTableRequest.builder()
        .tableName(name)
        .billingMode(BillingMode.PAY_PER_REQUEST)
        .keySchema(keys)
        .attributeDefinitions(Stream.of(keys).map(TableDefinitions::text).toList())
        .build();
  }

  private static KeySchemaElement key(KeyType type, String attribute) {
    return KeySchemaElement.builder().keyType(type).attributeName(attribute).build();
  }

  private static AttributeDefinition text(KeySchemaElement key) {
    return AttributeDefinition.builder()
        .attributeName(key.attributeName())
        .attributeType(ScalarAttributeType.S)
        .build();
  }
}
