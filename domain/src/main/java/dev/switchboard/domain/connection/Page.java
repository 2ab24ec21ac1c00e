package dev.switchboard.domain.connection;

import java.util.List;
import java.util.Optional;

/**
 * A part of a long list.
 *
 * @param items what was read; may be empty even when more follows
 * @param next where the next page begins; absent after the last
 */
public record Page<T>(List<T> items, Optional<Cursor> next) {

  public Page {
    items = List.copyOf(items);
  }
}
