package dev.switchboard.aws.dynamodb;

import dev.switchboard.domain.connection.AudienceShare;
import dev.switchboard.domain.connection.ChannelPattern;
import dev.switchboard.domain.connection.ConnectionId;

/**
 * A part of a pattern's audience that is stored in a partition of its own.
 *
 * <p>DynamoDB accepts 1,000 write units a second for one partition; an item in a transaction takes
 * two. All plain clients subscribe to one channel as they connect, so many connects at once would
 * exceed that bound. With four shards they do not.
 *
 * @param positions the positions of the connections it holds; the shards of a pattern divide them
 */
record AudienceShard(ChannelPattern pattern, int number, AudienceShare positions) {

  private static final String SHARDED = "/broadcast";
  private static final int SHARDS = 4;

  /** The shard that holds a connection's subscriptions to a pattern. */
  static AudienceShard of(ChannelPattern pattern, ConnectionId connection) {
    return at(pattern, AudienceShare.positionOf(connection));
  }

  /** The shard that holds a position. */
  static AudienceShard at(ChannelPattern pattern, int position) {
    int shards = pattern.value().equals(SHARDED) ? SHARDS : 1;
    int width = AudienceShare.POSITIONS / shards;
    int number = position / width;
    return new AudienceShard(
        pattern, number, new AudienceShare(number * width, (number + 1) * width));
  }

  /** The key of its partition. */
  String collection() {
    return pattern + "#" + number;
  }

  /** The positions that a share has in common with this shard; there must be some. */
  AudienceShare intersection(AudienceShare share) {
    return new AudienceShare(
        Math.max(positions.from(), share.from()), Math.min(positions.to(), share.to()));
  }
}
