package dev.switchboard.aws.dynamodb;

import dev.switchboard.domain.connection.Connection;
import dev.switchboard.domain.connection.ConnectionId;
import dev.switchboard.domain.connection.Protocol;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** A row as DynamoDB holds it, read and built by attribute. */
record DynamoDbItem(Map<String, AttributeValue> attributes) {

  static final String PROTOCOL = "protocol";
  static final String CONNECTED_AT = "connectedAt";
  static final String EXPIRES_AT = "expiresAt";

  DynamoDbItem {
    attributes = Map.copyOf(attributes);
  }

  static DynamoDbItem of(String name, String value) {
    return new DynamoDbItem(Map.of(name, AttributeValue.fromS(value)));
  }

  DynamoDbItem with(String name, String value) {
    return with(name, AttributeValue.fromS(value));
  }

  DynamoDbItem with(String name, long value) {
    return with(name, AttributeValue.fromN(Long.toString(value)));
  }

  /**
   * Gives a row what it must know of its connection: the protocol, and the times, in milliseconds
   * and in seconds as DynamoDB's TTL wants.
   */
  DynamoDbItem livingAs(Connection connection) {
    return with(PROTOCOL, connection.protocol().name())
        .with(CONNECTED_AT, connection.connectedAt().toEpochMilli())
        .with(EXPIRES_AT, connection.expiresAt().getEpochSecond() + 1);
  }

  boolean isEmpty() {
    return attributes.isEmpty();
  }

  String text(String name) {
    return Objects.requireNonNull(attributes.get(name), name).s();
  }

  /** The connection that the row belongs to, if this is its id. */
  Connection connection(ConnectionId id) {
    return new Connection(id, connectedAt(), protocol());
  }

  /** Rows that an older release wrote say nothing of it, and are of plain clients. */
  private Protocol protocol() {
    return attributes.containsKey(PROTOCOL) ? Protocol.valueOf(text(PROTOCOL)) : Protocol.PLAIN;
  }

  /** A number; another where there is none. */
  long number(String name, long otherwise) {
    AttributeValue value = attributes.get(name);
    return value == null ? otherwise : Long.parseLong(value.n());
  }

  Instant connectedAt() {
    String millis = Objects.requireNonNull(attributes.get(CONNECTED_AT), CONNECTED_AT).n();
    return Instant.ofEpochMilli(Long.parseLong(millis));
  }

  private DynamoDbItem with(String name, AttributeValue value) {
    Map<String, AttributeValue> more = new HashMap<>(attributes);
    more.put(name, value);
    return new DynamoDbItem(more);
  }
}
