package dev.switchboard.aws.dynamodb;

import static dev.switchboard.aws.dynamodb.ConnectionItems.ID;
import static dev.switchboard.aws.dynamodb.ConnectionItems.SEQUENCE;
import static dev.switchboard.aws.dynamodb.ConnectionItems.SUBSCRIPTIONS;
import static dev.switchboard.aws.dynamodb.DynamoDbItem.CONNECTED_AT;

import dev.switchboard.domain.connection.Connection;
import dev.switchboard.domain.connection.ConnectionId;
import dev.switchboard.domain.connection.Limits;
import dev.switchboard.domain.connection.PrincipalId;
import dev.switchboard.domain.connection.Reminder;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.ReturnValuesOnConditionCheckFailure;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;

/**
 * Reads and changes items of the connections table, and creates the parts of transactions on it.
 */
final class ConnectionsTable {

  private static final String IS_OPEN = CONNECTED_AT + " > :oldest";

  private final BoundedDynamoDbClient dynamoDb;
  private final String name;
  private final InstantSource clock;

  @Inject
  ConnectionsTable(BoundedDynamoDbClient dynamoDb, DynamoDbSettings settings, InstantSource clock) {
    this.dynamoDb = dynamoDb;
    this.name = settings.connectionsTable();
    this.clock = clock;
  }

  Optional<Connection> find(ConnectionId id) {
    DynamoDbItem row = read(id);
    return isOpen(row) ? Optional.of(ConnectionItems.connection(row)) : Optional.empty();
  }

  OptionalLong sequence(ConnectionId id) {
    DynamoDbItem row = read(id);
    return isOpen(row) ? OptionalLong.of(row.number(SEQUENCE, 0)) : OptionalLong.empty();
  }

  /** Sets a connection's sequence to that of the next reminder, unless it is already as high. */
  void advance(Reminder handled) {
    try {
      dynamoDb.updateItem(
          update ->
              update
                  .tableName(name)
                  .key(ConnectionItems.key(handled.connection().id()).attributes())
                  .updateExpression("SET " + SEQUENCE + " = :next")
                  .conditionExpression(
                      IS_OPEN
                          + " AND (attribute_not_exists("
                          + SEQUENCE
                          + ") OR "
                          + SEQUENCE
                          + " < :next)")
                  .expressionAttributeValues(
                      Map.of(
                          ":oldest",
                          millis(oldest()),
                          ":next",
                          number(handled.next().sequence()))));
    } catch (ConditionalCheckFailedException otherwise) {
      // The connection is further on or has expired: nothing needs to be stored.
    }
  }

  private DynamoDbItem read(ConnectionId id) {
    return new DynamoDbItem(
        dynamoDb
            .getItem(
                get ->
                    get.tableName(name)
                        .key(ConnectionItems.key(id).attributes())
                        .consistentRead(true))
            .item());
  }

  /** Returns whether a row, perhaps empty, is that of an open connection. */
  boolean isOpen(DynamoDbItem row) {
    return !row.isEmpty() && row.connectedAt().isAfter(oldest());
  }

  void delete(ConnectionId id) {
    dynamoDb.deleteItem(delete -> delete.tableName(name).key(ConnectionItems.key(id).attributes()));
  }

  /**
   * Deletes a connection's row, unless it names a row of its principal. Then returns the collection
   * of that row, which must be deleted first.
   */
  Optional<String> deleteUnlessTracked(ConnectionId id) {
    try {
      dynamoDb.deleteItem(
          delete ->
              delete
                  .tableName(name)
                  .key(ConnectionItems.key(id).attributes())
                  .conditionExpression("attribute_not_exists(" + PrincipalItems.TRACKED + ")")
                  .returnValuesOnConditionCheckFailure(
                      ReturnValuesOnConditionCheckFailure.ALL_OLD));
      return Optional.empty();
    } catch (ConditionalCheckFailedException tracked) {
      return Optional.of(new DynamoDbItem(tracked.item()).text(PrincipalItems.TRACKED));
    }
  }

  /**
   * Returns the write that adds a connection.
   *
   * @param tracked the collection of its principal's row, if there is one
   */
  TransactWriteItem putUnlessOpen(
      Connection connection, int subscriptions, Optional<String> tracked) {
    DynamoDbItem row = ConnectionItems.row(connection, subscriptions);
    DynamoDbItem stored =
        tracked.map(collection -> row.with(PrincipalItems.TRACKED, collection)).orElse(row);
    return TransactWriteItem.builder()
        .put(
            put ->
                put.tableName(name)
                    .item(stored.attributes())
                    .conditionExpression("attribute_not_exists(" + ID + ") OR NOT " + IS_OPEN)
                    .expressionAttributeValues(Map.of(":oldest", millis(oldest()))))
        .build();
  }

  /** Returns the write of a principal to the row of an open connection that has none. */
  TransactWriteItem setPrincipal(ConnectionId id, PrincipalId principal, Optional<String> tracked) {
    Map<String, AttributeValue> values = new HashMap<>();
    values.put(":oldest", millis(oldest()));
    values.put(":principal", PrincipalItems.map(principal));
    tracked.ifPresent(collection -> values.put(":tracked", AttributeValue.fromS(collection)));
    String set = "SET " + PrincipalItems.PRINCIPAL + " = :principal";
    return TransactWriteItem.builder()
        .update(
            update ->
                update
                    .tableName(name)
                    .key(ConnectionItems.key(id).attributes())
                    .updateExpression(
                        tracked.isPresent()
                            ? set + ", " + PrincipalItems.TRACKED + " = :tracked"
                            : set)
                    .conditionExpression(
                        IS_OPEN + " AND attribute_not_exists(" + PrincipalItems.PRINCIPAL + ")")
                    .expressionAttributeValues(values))
        .build();
  }

  TransactWriteItem countUp(ConnectionId id, Limits limits) {
    return TransactWriteItem.builder()
        .update(
            update ->
                update
                    .tableName(name)
                    .key(ConnectionItems.key(id).attributes())
                    .updateExpression("ADD " + SUBSCRIPTIONS + " :one")
                    .conditionExpression(IS_OPEN + " AND " + SUBSCRIPTIONS + " < :limit")
                    .expressionAttributeValues(
                        Map.of(
                            ":oldest", millis(oldest()),
                            ":one", number(1),
                            ":limit", number(limits.subscriptionsPerConnection())))
                    .returnValuesOnConditionCheckFailure(
                        ReturnValuesOnConditionCheckFailure.ALL_OLD))
        .build();
  }

  TransactWriteItem countDown(ConnectionId id) {
    return TransactWriteItem.builder()
        .update(
            update ->
                update
                    .tableName(name)
                    .key(ConnectionItems.key(id).attributes())
                    .updateExpression("ADD " + SUBSCRIPTIONS + " :minusOne")
                    .conditionExpression(IS_OPEN)
                    .expressionAttributeValues(
                        Map.of(":oldest", millis(oldest()), ":minusOne", number(-1))))
        .build();
  }

  /** Returns the instant at or before which connections must have connected to be expired now. */
  private Instant oldest() {
    return clock.instant().minus(Connection.LIFETIME);
  }

  private static AttributeValue millis(Instant instant) {
    return number(instant.toEpochMilli());
  }

  private static AttributeValue number(long value) {
    return AttributeValue.fromN(Long.toString(value));
  }
}
