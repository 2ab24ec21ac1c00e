package dev.switchboard.proof;

import dev.switchboard.domain.connection.AudienceShare;
import dev.switchboard.domain.connection.ConnectionId;
import dev.switchboard.domain.connection.Cursor;

/**
 * The place of a subscription in an audience. An audience is ordered by position, as in every
 * store, and then by id.
 */
record AudienceKey(String key) implements Comparable<AudienceKey> {

  static AudienceKey of(ConnectionId id) {
    return new AudienceKey("%03d/%s".formatted(AudienceShare.positionOf(id), id.value()));
  }

  /** Returns the key at which a page ended, from the cursor of that page. */
  static AudienceKey at(Cursor cursor) {
    return new AudienceKey(cursor.value());
  }

  /** Returns the cursor of a page that ends at this key. */
  Cursor cursor() {
    return new Cursor(key);
  }

  /** Returns whether a page that starts at a cursor can reach this key. */
  boolean isAfter(Cursor cursor) {
    return compareTo(at(cursor)) > 0;
  }

  @Override
  public int compareTo(AudienceKey other) {
    return key.compareTo(other.key);
  }
}
