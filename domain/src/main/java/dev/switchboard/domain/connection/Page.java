package dev.switchboard.domain.connection;

import java.util.List;
import java.util.Optional;

/**
 * One page of a long list.
 *
 * @param items the items; may be empty even if more pages follow
 * @param next the start of the next page; absent on the last
 */
public record Page<T>(List<T> items, Optional<Cursor> next) {

  public Page {
    items = List.copyOf(items);
  }
}
