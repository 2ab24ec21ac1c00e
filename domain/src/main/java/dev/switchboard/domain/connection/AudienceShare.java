package dev.switchboard.domain.connection;

import java.util.List;
import java.util.stream.IntStream;

/**
 * A part of an audience: the connections whose position is in a range.
 *
 * <p>A position is a hash of the connection's id, so equal ranges hold about equally many
 * connections. Several readers can read the shares of a split at the same time.
 *
 * @param from the first position, from 0
 * @param to the position after the last one, at most {@link #POSITIONS}
 */
public record AudienceShare(int from, int to) {

  /** The number of positions. */
  public static final int POSITIONS = 256;

  /** The whole audience. */
  public static final AudienceShare WHOLE = new AudienceShare(0, POSITIONS);

  public AudienceShare {
    if (from < 0 || to > POSITIONS || from >= to) {
      throw new IllegalArgumentException(
          "An audience share is a range within 0 to "
              + POSITIONS
              + ", not "
              + from
              + " to "
              + to
              + ".");
    }
  }

  /**
   * Returns the position of a connection. It is the same in every adapter, process and release,
   * because rows are stored by it.
   */
  public static int positionOf(ConnectionId connection) {
    int hash = connection.value().hashCode();
    // The hashes of similar strings are close together; the finalizer of
    // MurmurHash3 spreads them.
    hash = (hash ^ (hash >>> 16)) * 0x85ebca6b;
    hash = (hash ^ (hash >>> 13)) * 0xc2b2ae35;
    return (hash ^ (hash >>> 16)) & (POSITIONS - 1);
  }

  /** Returns whether the connection belongs to this share. */
  public boolean contains(ConnectionId connection) {
    int position = positionOf(connection);
    return from <= position && position < to;
  }

  /** Splits this share into as many parts as requested, but at most one for each position. */
  public List<AudienceShare> split(int parts) {
    int width = to - from;
    int count = Math.min(parts, width);
    return IntStream.range(0, count)
        .mapToObj(
            part ->
                new AudienceShare(from + width * part / count, from + width * (part + 1) / count))
        .toList();
  }
}
