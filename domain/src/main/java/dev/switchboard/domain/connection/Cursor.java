package dev.switchboard.domain.connection;

/**
 * A place in a list read page by page. Only {@link #START} and what a page of the same list gave
 * make sense.
 */
public record Cursor(String value) {

  /** Before the first item. */
  public static final Cursor START = new Cursor("");
}
