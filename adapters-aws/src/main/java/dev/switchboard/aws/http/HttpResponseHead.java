package dev.switchboard.aws.http;

import java.io.IOException;
import java.net.ProtocolException;
import java.util.Locale;
import java.util.OptionalLong;

/**
 * The status of an answer, and those of its fields that say where it ends, HTTP/1.1 as RFC 9112 has
 * it. For one thread.
 *
 * <p>Written without regular expressions and maps: one is read for each recipient, by a JVM that
 * has often just started.
 */
final class HttpResponseHead {

  private static final String VERSION = "HTTP/1.";

  /** Behind the version's last digit and a space. */
  private static final int STATUS = VERSION.length() + 2;

  private static final int STATUS_END = STATUS + 3;

  private final int status;
  private final boolean persistent;
  private String connection = "";
  private String coding = "";
  private String length = "";

  private HttpResponseHead(String statusLine) throws ProtocolException {
    if (!isStatusLine(statusLine)) {
      throw new ProtocolException("it is not HTTP/1.1");
    }
    this.status = Integer.parseInt(statusLine, STATUS, STATUS_END, 10);
    this.persistent = statusLine.charAt(VERSION.length()) == '1';
  }

  /** Reads up to the empty line. */
  static HttpResponseHead read(HttpLineReader lines) throws IOException {
    HttpResponseHead head = new HttpResponseHead(lines.next());
    for (String line = lines.next(); !line.isEmpty(); line = lines.next()) {
      head.add(line);
    }
    return head;
  }

  /** Whether it is {@code HTTP/1.1 200 OK}, where the reason may be missing and its space too. */
  private static boolean isStatusLine(String line) {
    return line.startsWith(VERSION)
        && line.length() >= STATUS_END
        && isDigit(line.charAt(VERSION.length()), '0', '1')
        && line.charAt(STATUS - 1) == ' '
        && isDigit(line.charAt(STATUS), '1', '5')
        && isDigit(line.charAt(STATUS + 1), '0', '9')
        && isDigit(line.charAt(STATUS + 2), '0', '9')
        && (line.length() == STATUS_END || line.charAt(STATUS_END) == ' ');
  }

  private static boolean isDigit(char each, char first, char last) {
    return first <= each && each <= last;
  }

  private void add(String line) throws ProtocolException {
    int colon = line.indexOf(':');
    if (colon < 1 || hasSpace(line, colon)) {
      throw new ProtocolException("a header in it has no name");
    }
    if (isNamed(line, colon, "connection")) {
      connection = both(connection, line, colon);
    } else if (isNamed(line, colon, "content-length")) {
      length = both(length, line, colon);
    } else if (isNamed(line, colon, "transfer-encoding")) {
      coding = both(coding, line, colon);
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

  /** What is said twice becomes a list, which no length is; an empty value is none either. */
  private static String both(String before, String line, int colon) {
    String value = line.substring(colon + 1).strip();
    return before.isEmpty() && !value.isEmpty() ? value : before + "," + value;
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
    return persistent && !connection.toLowerCase(Locale.ROOT).contains("close");
  }

  /** Whether the body comes in chunks, each with its length before it. */
  boolean isChunked() throws ProtocolException {
    if (coding.isEmpty()) {
      return false;
    }
    if (!coding.equalsIgnoreCase("chunked") || !length.isEmpty()) {
      throw new ProtocolException("its length is told in no way we know");
    }
    return true;
  }

  /** How many bytes the body has; empty if it goes on until the connection ends. */
  OptionalLong contentLength() throws ProtocolException {
    if (status == 204 || status == 304) {
      return OptionalLong.of(0);
    }
    return length.isEmpty()
        ? OptionalLong.empty()
        : OptionalLong.of(HttpLengthParser.parse(length, 10));
  }
}
