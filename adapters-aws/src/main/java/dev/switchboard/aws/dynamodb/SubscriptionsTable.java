package dev.switchboard.aws.dynamodb;

import static dev.switchboard.aws.dynamodb.SubscriptionItems.AUDIENCE;
import static dev.switchboard.aws.dynamodb.SubscriptionItems.COLLECTION;
import static dev.switchboard.aws.dynamodb.SubscriptionItems.MEMBER;

import dev.switchboard.domain.connection.AudienceShare;
import dev.switchboard.domain.connection.ChannelPattern;
import dev.switchboard.domain.connection.ConnectionId;
import dev.switchboard.domain.connection.Cursor;
import dev.switchboard.domain.connection.Page;
import dev.switchboard.domain.connection.Subscription;
import dev.switchboard.domain.connection.SubscriptionId;
import jakarta.inject.Inject;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.QueryResponse;
import software.amazon.awssdk.services.dynamodb.model.ReturnValuesOnConditionCheckFailure;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;

/**
 * Reads and deletes items of the subscriptions table, and creates the parts of transactions on it.
 */
final class SubscriptionsTable {

  private final BoundedDynamoDbClient dynamoDb;
  private final BatchDeleter deletes;
  private final String name;
  private final InstantSource clock;

  @Inject
  SubscriptionsTable(
      BoundedDynamoDbClient dynamoDb,
      BatchDeleter deletes,
      DynamoDbSettings settings,
      InstantSource clock) {
    this.dynamoDb = dynamoDb;
    this.deletes = deletes;
    this.name = settings.subscriptionsTable();
    this.clock = clock;
  }

  /**
   * Returns the writes of the two rows of a subscription; the first requires that its id is free.
   */
  List<TransactWriteItem> put(Subscription subscription) {
    return List.of(
        TransactWriteItem.builder()
            .put(
                put ->
                    put.tableName(name)
                        .item(SubscriptionItems.ownership(subscription).attributes())
                        .conditionExpression("attribute_not_exists(#collection)")
                        .expressionAttributeNames(Map.of("#collection", COLLECTION))
                        .returnValuesOnConditionCheckFailure(
                            ReturnValuesOnConditionCheckFailure.ALL_OLD))
            .build(),
        TransactWriteItem.builder()
            .put(
                put ->
                    put.tableName(name).item(SubscriptionItems.audience(subscription).attributes()))
            .build());
  }

  /** Reads the ownership row of a subscription. */
  Optional<DynamoDbItem> ownership(ConnectionId connection, SubscriptionId id) {
    DynamoDbItem row =
        new DynamoDbItem(
            dynamoDb
                .getItem(
                    get ->
                        get.tableName(name)
                            .key(SubscriptionItems.ownershipKey(connection, id).attributes())
                            .consistentRead(true))
                .item());
    return row.isEmpty() ? Optional.empty() : Optional.of(row);
  }

  /**
   * Returns the deletes of both rows of a subscription; the first requires that its row is
   * unchanged since it was read.
   */
  List<TransactWriteItem> delete(ConnectionId connection, DynamoDbItem ownership) {
    List<DynamoDbItem> keys = SubscriptionItems.keys(connection, ownership);
    return List.of(
        TransactWriteItem.builder()
            .delete(
                delete ->
                    delete
                        .tableName(name)
                        .key(keys.getFirst().attributes())
                        .conditionExpression("#audience = :audience")
                        .expressionAttributeNames(Map.of("#audience", AUDIENCE))
                        .expressionAttributeValues(
                            Map.of(":audience", AttributeValue.fromS(ownership.text(AUDIENCE)))))
            .build(),
        TransactWriteItem.builder()
            .delete(delete -> delete.tableName(name).key(keys.getLast().attributes()))
            .build());
  }

  /**
   * Deletes all rows of a connection's subscriptions, on all pages.
   *
   * <p>Audience rows are deleted first: if this call is interrupted, the ownership rows show the
   * next call which rows remain. In the other order, posts would be sent to an audience row that no
   * later call finds, until it expires.
   */
  void deleteAllOf(ConnectionId connection) {
    Map<String, AttributeValue> next = Map.of();
    do {
      Map<String, AttributeValue> from = next;
      QueryResponse page = dynamoDb.query(query -> owned(query, connection, from));
      List<List<DynamoDbItem>> keys =
          page.items().stream()
              .map(item -> SubscriptionItems.keys(connection, new DynamoDbItem(item)))
              .toList();
      deletes.delete(name, keys.stream().map(List::getLast).toList());
      deletes.delete(name, keys.stream().map(List::getFirst).toList());
      next = page.lastEvaluatedKey();
    } while (!next.isEmpty());
  }

  private void owned(
      QueryRequest.Builder query, ConnectionId connection, Map<String, AttributeValue> from) {
    query
        .tableName(name)
        .consistentRead(true)
        .keyConditionExpression("#collection = :owner")
        .expressionAttributeNames(Map.of("#collection", COLLECTION))
        .expressionAttributeValues(
            Map.of(":owner", AttributeValue.fromS(SubscriptionItems.owner(connection))));
    if (!from.isEmpty()) {
      query.exclusiveStartKey(from);
    }
  }

  /** Reads a page of an audience. A page ends where its shard does; a cursor is a member's key. */
  Page<Subscription> page(ChannelPattern pattern, AudienceShare share, Cursor from) {
    AudienceShard shard =
        AudienceShard.at(pattern, SubscriptionItems.position(from).orElse(share.from()));
    QueryResponse response = dynamoDb.queryAudience(query -> members(query, shard, share, from));
    List<Subscription> unexpired =
        response.items().stream()
            .map(item -> SubscriptionItems.subscription(new DynamoDbItem(item), pattern))
            .filter(subscription -> !subscription.connection().hasExpired(clock.instant()))
            .toList();
    return new Page<>(unexpired, next(response, shard, share));
  }

  private void members(
      QueryRequest.Builder members, AudienceShard shard, AudienceShare share, Cursor from) {
    AudienceShare range = shard.intersection(share);
    members
        .tableName(name)
        .consistentRead(true)
        .keyConditionExpression("#collection = :shard AND #member BETWEEN :first AND :last")
        .projectionExpression(SubscriptionItems.PROJECTION)
        .expressionAttributeNames(Map.of("#collection", COLLECTION, "#member", MEMBER))
        .expressionAttributeValues(
            Map.of(
                ":shard", AttributeValue.fromS(shard.collection()),
                ":first", AttributeValue.fromS(SubscriptionItems.firstAt(range.from())),
                ":last", AttributeValue.fromS(SubscriptionItems.lastAt(range.to() - 1))));
    if (SubscriptionItems.isMember(from)) {
      members.exclusiveStartKey(
          DynamoDbItem.of(COLLECTION, shard.collection()).with(MEMBER, from.value()).attributes());
    }
  }

  private static Optional<Cursor> next(
      QueryResponse response, AudienceShard shard, AudienceShare share) {
    if (response.hasLastEvaluatedKey()) {
      return Optional.of(new Cursor(new DynamoDbItem(response.lastEvaluatedKey()).text(MEMBER)));
    }
    int end = shard.positions().to();
    return end < share.to()
        ? Optional.of(new Cursor(SubscriptionItems.firstAt(end)))
        : Optional.empty();
  }
}
