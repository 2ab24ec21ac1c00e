package dev.switchboard.aws.http;

import java.io.IOException;
import java.net.ProtocolException;
import java.util.List;
import java.util.Locale;
import java.util.OptionalLong;

/**
 * The status of a response, and the header fields that determine where it ends (HTTP/1.1, RFC
 * 9112). Not thread-safe.
 *
 * <p>It uses no regular expressions or maps: one is read for each recipient, often by a JVM that
 * has just started.
 */
final class HttpResponseHead {

  private static final String VERSION = "HTTP/1.";

  /** The index of the status, after the version's last digit and a space. */
  private static final int STATUS_START = VERSION.length() + 2;

  private static final int STATUS_END = STATUS_START + 3;

  private final int status;
  private final boolean persistent;
  private String connection = "";
  private String coding = "";
  private String length = "";

  private HttpResponseHead(String statusLine) throws ProtocolException {
    if (!isStatusLine(statusLine)) {
      throw new ProtocolException("it is not HTTP/1.1");
    }
    this.status = Integer.parseInt(statusLine, STATUS_START, STATUS_END, 10);
    this.persistent = statusLine.charAt(VERSION.length()) == '1';
  }

  /** Reads the status line and the header fields, including the empty line after them. */
  static HttpResponseHead read(HttpLineReader lines) throws IOException {
    HttpResponseHead head = new HttpResponseHead(lines.next());
    for (String line = lines.next(); !line.isEmpty(); line = lines.next()) {
      head.add(line);
    }
    return head;
  }

  /** Parses the status line and the header fields, without the empty line after them. */
  static HttpResponseHead of(List<String> lines) throws ProtocolException {
    HttpResponseHead head = new HttpResponseHead(lines.get(0));
    for (String line : lines.subList(1, lines.size())) {
      head.add(line);
    }
    return head;
  }

  /**
   * Returns whether a line is like {@code HTTP/1.1 200 OK}; the reason and the space before it are
   * optional.
   */
  private static boolean isStatusLine(String line) {
    return line.startsWith(VERSION)
        && line.length() >= STATUS_END
        && isDigitBetween(line.charAt(VERSION.length()), '0', '1')
        && line.charAt(STATUS_START - 1) == ' '
        && isDigitBetween(line.charAt(STATUS_START), '1', '5')
        && isDigitBetween(line.charAt(STATUS_START + 1), '0', '9')
        && isDigitBetween(line.charAt(STATUS_START + 2), '0', '9')
        && (line.length() == STATUS_END || line.charAt(STATUS_END) == ' ');
  }

  private static boolean isDigitBetween(char each, char first, char last) {
    return first <= each && each <= last;
  }

  private void add(String line) throws ProtocolException {
    int colon = line.indexOf(':');
    if (colon < 1 || hasSpace(line, colon)) {
      throw new ProtocolException("a header in it has no name");
    }
    if (isNamed(line, colon, "connection")) {
      connection = joined(connection, line, colon);
    } else if (isNamed(line, colon, "content-length")) {
      length = joined(length, line, colon);
    } else if (isNamed(line, colon, "transfer-encoding")) {
      coding = joined(coding, line, colon);
    }
  }

  private static boolean hasSpace(String line, int end) {
    for (int i = 0; i < end; i++) {
      if (Character.isWhitespace(line.charAt(i))) {
        return true;
      }
    }
    return false;
  }

  private static boolean isNamed(String line, int colon, String name) {
    return colon == name.length() && line.regionMatches(true, 0, name, 0, colon);
  }

  /**
   * Joins the values of a repeated field to a list. A list is not a valid length; nor is an empty
   * value.
   */
  private static String joined(String before, String line, int colon) {
    String value = line.substring(colon + 1).strip();
    return before.isEmpty() && !value.isEmpty() ? value : before + "," + value;
  }

  int status() {
    return status;
  }

  /** Returns whether the final response follows (1xx). */
  boolean isInterim() {
    return status < 200;
  }

  /** Returns whether the server accepts another request on the same connection. */
  boolean keepsAlive() {
    return persistent && !connection.toLowerCase(Locale.ROOT).contains("close");
  }

  /** Returns whether the body is sent in chunks, each after its length. */
  boolean isChunked() throws ProtocolException {
    if (coding.isEmpty()) {
      return false;
    }
    if (!coding.equalsIgnoreCase("chunked") || !length.isEmpty()) {
      throw new ProtocolException("its transfer encoding is not supported");
    }
    return true;
  }

  /** Returns the number of bytes in the body; empty if it ends with the connection. */
  OptionalLong contentLength() throws ProtocolException {
    if (status == 204 || status == 304) {
      return OptionalLong.of(0);
    }
    return length.isEmpty()
        ? OptionalLong.empty()
        : OptionalLong.of(HttpLengthParser.parse(length, 10));
  }
}
