package dev.switchboard.aws;

import java.io.IOException;
import java.net.ProtocolException;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The status and the fields of an answer, HTTP/1.1 as RFC 9112 has it. */
final class HttpHead {

  private static final Pattern STATUS_LINE =
      Pattern.compile("HTTP/1\\.([01]) ([1-5][0-9]{2})(?: .*)?");

  private final int status;
  private final boolean persistent;
  private final Map<String, String> fields;

  private HttpHead(int status, boolean persistent, Map<String, String> fields) {
    this.status = status;
    this.persistent = persistent;
    this.fields = fields;
  }

  /** Reads up to the empty line. */
  static HttpHead read(HttpLines lines) throws IOException {
    Matcher start = STATUS_LINE.matcher(lines.next());
    if (!start.matches()) {
      throw new ProtocolException("it is not HTTP/1.1");
    }
    return new HttpHead(
        Integer.parseInt(start.group(2)), start.group(1).equals("1"), readFields(lines));
  }

  private static Map<String, String> readFields(HttpLines lines) throws IOException {
    Map<String, String> fields = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    for (String line = lines.next(); !line.isEmpty(); line = lines.next()) {
      int colon = line.indexOf(':');
      if (colon < 1 || line.substring(0, colon).chars().anyMatch(Character::isWhitespace)) {
        throw new ProtocolException("a header in it has no name");
      }
      // What is said twice becomes a list, which no length is.
      fields.merge(
          line.substring(0, colon),
          line.substring(colon + 1).strip(),
          (one, two) -> one + "," + two);
    }
    return fields;
  }

  int status() {
    return status;
  }

  /** Whether it only announces the real one. */
  boolean isInterim() {
    return status < 200;
  }

  /** Whether the server waits for another request on the same connection. */
  boolean keepsConnection() {
    return persistent
        && !fields.getOrDefault("connection", "").toLowerCase(Locale.ROOT).contains("close");
  }

  /** Whether the body comes in chunks, each with its length before it. */
  boolean isChunked() throws ProtocolException {
    String coding = fields.get("transfer-encoding");
    if (coding == null) {
      return false;
    }
    if (!coding.equalsIgnoreCase("chunked") || fields.containsKey("content-length")) {
      throw new ProtocolException("its length is told in no way we know");
    }
    return true;
  }

  /** How many bytes the body has; empty if it goes on until the connection ends. */
  OptionalLong contentLength() throws ProtocolException {
    if (status == 204 || status == 304) {
      return OptionalLong.of(0);
    }
    String length = fields.get("content-length");
    return length == null ? OptionalLong.empty() : OptionalLong.of(HttpLength.parse(length, 10));
  }
}
