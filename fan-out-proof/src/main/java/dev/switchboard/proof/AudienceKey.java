package dev.switchboard.proof;

import dev.switchboard.domain.connection.AudienceShare;
import dev.switchboard.domain.connection.ConnectionId;
import dev.switchboard.domain.connection.Cursor;

/** Where somebody stands among all who listen: by position, as in every store, and then by id. */
record AudienceKey(String key) implements Comparable<AudienceKey> {

  static AudienceKey of(ConnectionId id) {
    return new AudienceKey("%03d/%s".formatted(AudienceShare.positionOf(id), id.value()));
  }

  /** Where a page ended that gave a cursor. */
  static AudienceKey at(Cursor cursor) {
    return new AudienceKey(cursor.value());
  }

  /** The cursor at which a page ends whose last is here. */
  Cursor cursor() {
    return new Cursor(key);
  }

  /** Whether a page from a cursor on would come to it. */
  boolean isAfter(Cursor cursor) {
    return compareTo(at(cursor)) > 0;
  }

  @Override
  public int compareTo(AudienceKey other) {
    return key.compareTo(other.key);
  }
}
