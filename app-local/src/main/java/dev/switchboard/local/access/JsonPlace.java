package dev.switchboard.local.access;

import com.fasterxml.jackson.core.JsonLocation;
import java.util.Comparator;
import org.jspecify.annotations.Nullable;

/**
 * A place in a text.
 *
 * @param line from 1
 * @param column from 1, in characters
 */
public record JsonPlace(int line, int column) implements Comparable<JsonPlace> {

  static final JsonPlace START = new JsonPlace(1, 1);

  private static final Comparator<JsonPlace> ORDER =
      Comparator.comparingInt(JsonPlace::line).thenComparingInt(JsonPlace::column);

  static JsonPlace of(@Nullable JsonLocation location) {
    return location == null
        ? START
        : new JsonPlace(Math.max(1, location.getLineNr()), Math.max(1, location.getColumnNr()));
  }

  @Override
  public int compareTo(JsonPlace other) {
    return ORDER.compare(this, other);
  }

  @Override
  public String toString() {
    return line + ":" + column;
  }
}
