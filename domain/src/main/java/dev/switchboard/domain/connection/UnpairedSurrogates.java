package dev.switchboard.domain.connection;

/**
 * Finds halves of surrogate pairs, which JSON can escape, but which UTF-8 cannot encode. A frame
 * with one would arrive with a question mark in its place.
 */
public final class UnpairedSurrogates {

  private UnpairedSurrogates() {}

  /** Returns whether a text contains a high or low surrogate without its other half. */
  public static boolean areIn(String text) {
    return indexIn(text, 0) < text.length();
  }

  /**
   * Returns a text in which each unpaired surrogate is replaced by its escape in JSON. In JSON
   * text, they occur only inside strings, so its meaning stays the same.
   */
  public static String escapedIn(String text) {
    int next = indexIn(text, 0);
    if (next == text.length()) {
      return text;
    }
    StringBuilder escaped = new StringBuilder(text.length() + 16);
    int from = 0;
    while (next < text.length()) {
      escaped.append(text, from, next).append("\\u%04x".formatted((int) text.charAt(next)));
      from = next + 1;
      next = indexIn(text, from);
    }
    return escaped.append(text, from, text.length()).toString();
  }

  /** Returns the index of the next unpaired surrogate, or the length of the text. */
  private static int indexIn(String text, int from) {
    int index = from;
    while (index < text.length()) {
      if (!Character.isSurrogate(text.charAt(index))) {
        index++;
      } else if (Character.isBmpCodePoint(text.codePointAt(index))) {
        return index;
      } else {
        index += 2;
      }
    }
    return index;
  }
}
