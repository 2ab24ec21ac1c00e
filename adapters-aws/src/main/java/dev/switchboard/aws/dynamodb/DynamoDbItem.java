package dev.switchboard.aws.dynamodb;

import dev.switchboard.aws.format.StoredProtocol;
import dev.switchboard.domain.connection.Connection;
import dev.switchboard.domain.connection.ConnectionId;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** An item of a DynamoDB table, with typed access to its attributes. Immutable. */
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

  DynamoDbItem with(String name, AttributeValue value) {
    Map<String, AttributeValue> more = new HashMap<>(attributes);
    more.put(name, value);
    return new DynamoDbItem(more);
  }

  /**
   * Adds a connection's attributes: its protocol, the time of connecting in milliseconds, and the
   * expiry in seconds, as DynamoDB's TTL requires.
   */
  DynamoDbItem withConnection(Connection connection) {
    return with(PROTOCOL, StoredProtocol.of(connection).name())
        .with(CONNECTED_AT, connection.connectedAt().toEpochMilli())
        .with(EXPIRES_AT, connection.expiresAt().getEpochSecond() + 1);
  }

  boolean isEmpty() {
    return attributes.isEmpty();
  }

  boolean has(String name) {
    return attributes.containsKey(name);
  }

  String text(String name) {
    return Objects.requireNonNull(attributes.get(name), name).s();
  }

  /** Returns the attributes of a map. */
  DynamoDbItem map(String name) {
    return new DynamoDbItem(Objects.requireNonNull(attributes.get(name), name).m());
  }

  /** Returns the connection that the item belongs to, given its id. */
  Connection connection(ConnectionId id) {
    return protocol().connection(id, connectedAt());
  }

  /**
   * Returns the protocol. Items written by an older release have none, and belong to plain clients.
   */
  private StoredProtocol protocol() {
    return attributes.containsKey(PROTOCOL)
        ? StoredProtocol.valueOf(text(PROTOCOL))
        : StoredProtocol.PLAIN;
  }

  /** Returns a numeric attribute, or a default. */
  long number(String name, long defaultValue) {
    AttributeValue value = attributes.get(name);
    return value == null ? defaultValue : Long.parseLong(value.n());
  }

  Instant connectedAt() {
    String millis = Objects.requireNonNull(attributes.get(CONNECTED_AT), CONNECTED_AT).n();
    return Instant.ofEpochMilli(Long.parseLong(millis));
  }
}
