package dev.switchboard.aws;

import dev.switchboard.domain.connection.Connection;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** A row as DynamoDB holds it, read and built by attribute. */
record Row(Map<String, AttributeValue> attributes) {

  static final String CONNECTED_AT = "connectedAt";
  static final String EXPIRES_AT = "expiresAt";

  Row {
    attributes = Map.copyOf(attributes);
  }

  static Row of(String name, String value) {
    return new Row(Map.of(name, AttributeValue.fromS(value)));
  }

  Row with(String name, String value) {
    return with(name, AttributeValue.fromS(value));
  }

  Row with(String name, long value) {
    return with(name, AttributeValue.fromN(Long.toString(value)));
  }

  /**
   * Gives a row its connection's times: in milliseconds, and in seconds as DynamoDB's TTL wants.
   */
  Row livingAs(Connection connection) {
    return with(CONNECTED_AT, connection.connectedAt().toEpochMilli())
        .with(EXPIRES_AT, connection.expiresAt().getEpochSecond() + 1);
  }

  boolean isEmpty() {
    return attributes.isEmpty();
  }

  String text(String name) {
    return Objects.requireNonNull(attributes.get(name), name).s();
  }

  Instant connectedAt() {
    String millis = Objects.requireNonNull(attributes.get(CONNECTED_AT), CONNECTED_AT).n();
    return Instant.ofEpochMilli(Long.parseLong(millis));
  }

  private Row with(String name, AttributeValue value) {
    Map<String, AttributeValue> more = new HashMap<>(attributes);
    more.put(name, value);
    return new Row(more);
  }
}
