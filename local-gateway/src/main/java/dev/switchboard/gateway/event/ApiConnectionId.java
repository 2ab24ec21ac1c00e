package dev.switchboard.gateway.event;

import dev.switchboard.gateway.format.RandomId;

/** The id of one connection, as in {@code @connections/{id}}. */
public record ApiConnectionId(String text) {

  private static final int LENGTH = 16;

  static ApiConnectionId next() {
    return new ApiConnectionId(RandomId.next());
  }

  /**
   * Returns whether a text has the format of an id: 15 characters of URL-safe base64 and an {@code
   * =}.
   */
  public static boolean isWellFormed(String text) {
    if (text.length() != LENGTH || text.charAt(LENGTH - 1) != '=') {
      return false;
    }
    for (int i = 0; i < LENGTH - 1; i++) {
      if (!isUrlSafeBase64(text.charAt(i))) {
        return false;
      }
    }
    return true;
  }

  private static boolean isUrlSafeBase64(char c) {
    return c == '-' || c == '_' || (c < 128 && Character.isLetterOrDigit(c));
  }
}
