package dev.switchboard.domain.fanout;

import dev.switchboard.domain.connection.AudienceShare;
import dev.switchboard.domain.connection.Cursor;
import dev.switchboard.domain.connection.Subscription;
import java.util.List;

/**
 * How much of a share was read. Connections are spread evenly over positions, and pages come in
 * their order, so the part that was read tells the rest.
 *
 * @param connections how many were read
 * @param begin the first position that they cover
 * @param end the position after the last; not after the first, if none was read
 */
record AudienceEstimate(int connections, int begin, int end) {

  private static final int MANY = Integer.MAX_VALUE / 2;

  /** Nothing yet; where a rest begins is not known before somebody of it is. */
  static AudienceEstimate none(AudienceShare share, Cursor from) {
    return new AudienceEstimate(
        0, from.equals(Cursor.START) ? share.from() : AudienceShare.POSITIONS, 0);
  }

  /** This and one more page. */
  AudienceEstimate plus(List<Subscription> page) {
    return page.isEmpty()
        ? this
        : new AudienceEstimate(
            connections + page.size(),
            Math.min(begin, positionOf(page.getFirst())),
            Math.max(end, positionOf(page.getLast()) + 1));
  }

  /** About how many are left up to the end of the share; at least one, as there are more pages. */
  int left(AudienceShare share) {
    if (end <= begin) {
      return 1;
    }
    // A page can end within a position, so at least one more is to come.
    return Math.clamp((long) connections * (share.to() - end) / (end - begin), 1, MANY);
  }

  private static int positionOf(Subscription subscription) {
    return AudienceShare.positionOf(subscription.connection().id());
  }
}
