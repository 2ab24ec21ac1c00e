package dev.switchboard.aws.dynamodb;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.switchboard.aws.AwsAccess;
import dev.switchboard.dynamodblocal.LocalDynamoDb;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * The three tables in DynamoDB Local, filled and read without the store. A row is a line of
 * DynamoDB's own JSON, which names the type of each attribute; attributes are sorted by name.
 */
final class StoredTables implements AutoCloseable {

  static final String CONNECTIONS = "connections";
  static final String SUBSCRIPTIONS = "subscriptions";
  static final String PUBLICATIONS = "publications";

  private static final JsonFactory JSON = new JsonFactory();

  private final LocalDynamoDb dynamoDb = LocalDynamoDb.start();
  private final DynamoDbClient client =
      AwsAccess.LAPTOP
          .applyTo(DynamoDbClient.builder())
          .endpointOverride(dynamoDb.endpoint())
          .httpClientBuilder(UrlConnectionHttpClient.builder())
          .build();

  StoredTables() {
    dynamoDb.createTables(CONNECTIONS, SUBSCRIPTIONS, PUBLICATIONS);
  }

  /** Returns the settings of an app that uses these tables. */
  DynamoDbSettings settings() {
    return DynamoDbSettings.onLaptop(CONNECTIONS, SUBSCRIPTIONS, dynamoDb.endpoint())
        .withPublications(PUBLICATIONS);
  }

  /** Puts rows as they are. */
  void put(String table, List<String> rows) {
    rows.forEach(row -> client.putItem(put -> put.tableName(table).item(parse(row))));
  }

  /** Returns all rows of a table, in no order. */
  List<String> rows(String table) {
    return client.scanPaginator(scan -> scan.tableName(table).consistentRead(true)).items().stream()
        .map(StoredTables::print)
        .toList();
  }

  private static String print(Map<String, AttributeValue> row) {
    StringWriter text = new StringWriter();
    try (JsonGenerator json = JSON.createGenerator(text)) {
      print(json, row);
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
    return text.toString();
  }

  private static void print(JsonGenerator json, Map<String, AttributeValue> map)
      throws IOException {
    json.writeStartObject();
    for (Map.Entry<String, AttributeValue> each : new TreeMap<>(map).entrySet()) {
      json.writeObjectFieldStart(each.getKey());
      AttributeValue value = each.getValue();
      switch (value.type()) {
        case S -> json.writeStringField("S", value.s());
        case N -> json.writeStringField("N", value.n());
        case M -> {
          json.writeFieldName("M");
          print(json, value.m());
        }
        default -> json.writeStringField(value.type().name(), value.toString());
      }
      json.writeEndObject();
    }
    json.writeEndObject();
  }

  private static Map<String, AttributeValue> parse(String row) {
    try (JsonParser json = JSON.createParser(row)) {
      json.nextToken();
      return parse(json);
    } catch (IOException malformed) {
      throw new UncheckedIOException(malformed);
    }
  }

  private static Map<String, AttributeValue> parse(JsonParser json) throws IOException {
    Map<String, AttributeValue> attributes = new HashMap<>();
    while (json.nextToken() == JsonToken.FIELD_NAME) {
      String name = json.currentName();
      json.nextToken();
      String type = json.nextFieldName();
      json.nextToken();
      AttributeValue value =
          switch (type) {
            case "N" -> AttributeValue.fromN(json.getText());
            case "M" -> AttributeValue.fromM(parse(json));
            default -> AttributeValue.fromS(json.getText());
          };
      json.nextToken();
      attributes.put(name, value);
    }
    return attributes;
  }

  @Override
  public void close() {
    client.close();
    dynamoDb.close();
  }
}
