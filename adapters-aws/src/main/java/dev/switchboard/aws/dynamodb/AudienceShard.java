package dev.switchboard.aws.dynamodb;

import dev.switchboard.domain.connection.AudienceShare;
import dev.switchboard.domain.connection.ChannelPattern;
import dev.switchboard.domain.connection.ConnectionId;

/**
 * A part of a pattern's audience that is stored in its own partition.
 *
 * <p>DynamoDB accepts 1,000 write units a second for one partition; an item in a transaction takes
 * two. All plain clients subscribe to one channel when they connect, so many connects at once would
 * exceed that limit. With four shards they do not.
 *
 * @param positions the positions of the connections in this shard; the shards of a pattern divide
 *     them
 */
record AudienceShard(ChannelPattern pattern, int number, AudienceShare positions) {

  private static final String SHARDED = "/broadcast";
  private static final int SHARDS = 4;

  /** Returns the shard of a connection's subscriptions to a pattern. */
  static AudienceShard of(ChannelPattern pattern, ConnectionId connection) {
    return at(pattern, AudienceShare.positionOf(connection));
  }

  /** Returns the shard that contains a position. */
  static AudienceShard at(ChannelPattern pattern, int position) {
    int shards = pattern.value().equals(SHARDED) ? SHARDS : 1;
    int width = AudienceShare.POSITIONS / shards;
    int number = position / width;
    return new AudienceShard(
        pattern, number, new AudienceShare(number * width, (number + 1) * width));
  }

  /** Returns the key of the shard's partition. */
  String collection() {
    return pattern + "#" + number;
  }

  /** Returns the positions that a share has in common with this shard; there must be some. */
  AudienceShare intersection(AudienceShare share) {
    return new AudienceShare(
        Math.max(positions.from(), share.from()), Math.min(positions.to(), share.to()));
  }
}
