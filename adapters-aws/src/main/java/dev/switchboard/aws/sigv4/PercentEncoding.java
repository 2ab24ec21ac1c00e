package dev.switchboard.aws.sigv4;

import static java.nio.charset.StandardCharsets.UTF_8;

/** Writes what RFC 3986 reserves as the bytes of its UTF-8: {@code =} becomes {@code %3D}. */
final class PercentEncoding {

  private static final String UNRESERVED = "-._~";
  private static final String HEX = "0123456789ABCDEF";

  private PercentEncoding() {}

  /** Encodes one segment of a path, so that a slash in it is no separator. */
  static String ofSegment(String segment) {
    return encode(segment, UNRESERVED);
  }

  /** Encodes a path and keeps its slashes. What is encoded already is encoded once more. */
  static String ofPath(String path) {
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
