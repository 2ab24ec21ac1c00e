package dev.switchboard.aws.dynamodb;

import dev.switchboard.domain.connection.AudienceShare;
import dev.switchboard.domain.connection.ChannelPattern;
import dev.switchboard.domain.connection.ConnectionId;

/**
 * A part of a pattern's audience that has a partition of its own.
 *
 * <p>DynamoDB takes 1,000 write units a second for one partition, two for a row in a transaction. A
 * storm of plain clients, all of whom subscribe to one channel as they connect, would meet that
 * bound; in four shards it does not.
 *
 * @param positions the positions of the connections it holds; the shards of a pattern divide them
 */
record AudienceShard(ChannelPattern pattern, int number, AudienceShare positions) {

  private static final String CROWDED = "/broadcast";
  private static final int SHARDS_OF_CROWDED = 4;

  /** The shard that holds a connection's subscriptions to a pattern. */
  static AudienceShard of(ChannelPattern pattern, ConnectionId connection) {
    return at(pattern, AudienceShare.positionOf(connection));
  }

  /** The shard that holds a position. */
  static AudienceShard at(ChannelPattern pattern, int position) {
    int shards = pattern.value().equals(CROWDED) ? SHARDS_OF_CROWDED : 1;
    int width = AudienceShare.POSITIONS / shards;
    int number = position / width;
    return new AudienceShard(
        pattern, number, new AudienceShare(number * width, (number + 1) * width));
  }

  /** The key of its partition. */
  String collection() {
    return pattern + "#" + number;
  }

  /** What of a share lies in this shard; the two must meet. */
  AudienceShare within(AudienceShare share) {
    return new AudienceShare(
        Math.max(positions.from(), share.from()), Math.min(positions.to(), share.to()));
  }
}
