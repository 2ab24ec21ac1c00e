package dev.switchboard.aws.http;

import java.net.ProtocolException;

/** Parses a number of bytes as HTTP writes it: digits only. */
final class HttpLengthParser {

  private HttpLengthParser() {}

  static long parse(String text, int radix) throws ProtocolException {
    try {
      long length = Long.parseLong(text, radix);
      // Java accepts a sign, HTTP does not.
      if (Character.digit(text.charAt(0), radix) >= 0) {
        return length;
      }
    } catch (NumberFormatException malformed) {
      // The same as below.
    }
    throw new ProtocolException("a length in it is not a number");
  }
}
