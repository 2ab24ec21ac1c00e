package dev.switchboard.gateway;

/** The id of one connection. Knowing it is what lets the management API reach the connection. */
record ConnectionId(String text) {

  private static final int LENGTH = 16;

  static ConnectionId next() {
    return new ConnectionId(RandomId.next());
  }

  /** Whether a text has the form of an id: 15 characters of URL-safe base64 and an {@code =}. */
  static boolean isWellFormed(String text) {
    return text.length() == LENGTH
        && text.charAt(LENGTH - 1) == '='
        && text.chars().limit(LENGTH - 1L).allMatch(ConnectionId::isUrlSafeBase64);
  }

  private static boolean isUrlSafeBase64(int c) {
    return c == '-' || c == '_' || (c < 128 && Character.isLetterOrDigit(c));
  }
}
