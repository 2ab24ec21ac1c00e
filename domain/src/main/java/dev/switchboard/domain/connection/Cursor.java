package dev.switchboard.domain.connection;

/**
 * A place in a list that is read page by page. Only {@link #START} and the cursors of pages of the
 * same list are valid.
 */
public record Cursor(String value) {

  /** The cursor before the first item. */
  public static final Cursor START = new Cursor("");
}
