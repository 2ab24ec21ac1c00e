package dev.switchboard.aws.dynamodb;

import dev.switchboard.domain.connection.AudienceShare;
import dev.switchboard.domain.connection.ChannelPattern;
import dev.switchboard.domain.connection.Connection;
import dev.switchboard.domain.connection.ConnectionId;
import dev.switchboard.domain.connection.Cursor;
import dev.switchboard.domain.connection.Subscription;
import dev.switchboard.domain.connection.SubscriptionId;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/**
 * The items of the subscriptions table: two rows for each subscription.
 *
 * <ul>
 *   <li><em>Audience</em>, read to publish: {@code /news#0 | 7f#connection#subscription}. The two
 *       hex digits are the connection's position, so a range of keys is a share of the audience.
 *   <li><em>Ownership</em>, read to clean up: {@code of#connection | subscription}, with the
 *       collection that its audience row is in.
 * </ul>
 */
final class SubscriptionItems {

  static final String COLLECTION = "collection";
  static final String MEMBER = "member";
  static final String AUDIENCE = "audience";

  /**
   * The attributes that {@link #subscription} needs. The SDK takes most of a microsecond to read an
   * attribute, and an audience is many rows.
   */
  static final String PROJECTION =
      "#member, " + DynamoDbItem.PROTOCOL + ", " + DynamoDbItem.CONNECTED_AT;

  private static final HexFormat HEX = HexFormat.of();
  private static final int POSITION_DIGITS = 2;

  private SubscriptionItems() {}

  static DynamoDbItem audience(Subscription subscription) {
    Connection connection = subscription.connection();
    return audienceKey(audienceOf(subscription), connection.id(), subscription.id())
        .withConnection(connection);
  }

  private static DynamoDbItem audienceKey(
      String audience, ConnectionId connection, SubscriptionId id) {
    String position = firstAt(AudienceShare.positionOf(connection));
    return DynamoDbItem.of(COLLECTION, audience)
        .with(MEMBER, position + "#" + connection + "#" + id);
  }

  static DynamoDbItem ownership(Subscription subscription) {
    return ownershipKey(subscription.connection().id(), subscription.id())
        .withConnection(subscription.connection())
        .with(AUDIENCE, audienceOf(subscription));
  }

  static DynamoDbItem ownershipKey(ConnectionId connection, SubscriptionId id) {
    return DynamoDbItem.of(COLLECTION, owner(connection)).with(MEMBER, id.value());
  }

  static String owner(ConnectionId connection) {
    return "of#" + connection;
  }

  /** Reads a subscription back from its audience row. */
  static Subscription subscription(DynamoDbItem audience, ChannelPattern pattern) {
    String member = audience.text(MEMBER);
    int idAt = member.lastIndexOf('#');
    ConnectionId connection = new ConnectionId(member.substring(POSITION_DIGITS + 1, idAt));
    return new Subscription(
        audience.connection(connection), new SubscriptionId(member.substring(idAt + 1)), pattern);
  }

  /**
   * Returns the keys of both rows of a subscription, given its ownership row: ownership, then
   * audience.
   */
  static List<DynamoDbItem> keys(ConnectionId connection, DynamoDbItem ownership) {
    SubscriptionId id = new SubscriptionId(ownership.text(MEMBER));
    return List.of(
        ownershipKey(connection, id), audienceKey(ownership.text(AUDIENCE), connection, id));
  }

  /** Returns the pattern of the subscription that an ownership row belongs to. */
  static ChannelPattern pattern(DynamoDbItem ownership) {
    String audience = ownership.text(AUDIENCE);
    return new ChannelPattern(audience.substring(0, audience.lastIndexOf('#')));
  }

  /** Returns the key before every member at a position. */
  static String firstAt(int position) {
    return HEX.toHexDigits((byte) position);
  }

  /**
   * Returns the key after every member at a position: {@code $} is the character after {@code #}.
   */
  static String lastAt(int position) {
    return firstAt(position) + "$";
  }

  /** Returns the position of a cursor within an audience; empty at the start. */
  static Optional<Integer> position(Cursor cursor) {
    return cursor.equals(Cursor.START)
        ? Optional.empty()
        : Optional.of(HexFormat.fromHexDigits(cursor.value(), 0, POSITION_DIGITS));
  }

  /** Returns whether a cursor is the key of a member, and not just a position. */
  static boolean isMember(Cursor cursor) {
    return cursor.value().length() > POSITION_DIGITS;
  }

  private static String audienceOf(Subscription subscription) {
    return AudienceShard.of(subscription.pattern(), subscription.connection().id()).collection();
  }
}
