package dev.switchboard.aws.sigv4;

import static java.nio.charset.StandardCharsets.UTF_8;

/** Percent-encodes all but the unreserved characters of RFC 3986, in UTF-8. */
final class PercentEncoding {

  private static final String UNRESERVED = "-._~";
  private static final String HEX = "0123456789ABCDEF";

  private PercentEncoding() {}

  /** Encodes one segment of a path, slashes included. */
  static String encodeSegment(String segment) {
    return encode(segment, UNRESERVED);
  }

  /** Encodes a path except its slashes. A path that is already encoded is encoded twice. */
  static String encodePath(String path) {
    return encode(path, UNRESERVED + "/");
  }

  private static String encode(String text, String kept) {
    StringBuilder encoded = new StringBuilder(text.length() + 8);
    for (byte each : text.getBytes(UTF_8)) {
      if (isAlphanumeric(each) || kept.indexOf(each) >= 0) {
        encoded.append((char) each);
      } else {
        encoded.append('%').append(HEX.charAt((each >> 4) & 0xF)).append(HEX.charAt(each & 0xF));
      }
    }
    return encoded.toString();
  }

  private static boolean isAlphanumeric(byte each) {
    return (each >= 'a' && each <= 'z')
        || (each >= 'A' && each <= 'Z')
        || (each >= '0' && each <= '9');
  }
}
