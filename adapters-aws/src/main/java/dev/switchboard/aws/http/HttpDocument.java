package dev.switchboard.aws.http;

import java.util.List;
import java.util.Optional;

/** A server's response to a request, with its headers and its body. Immutable. */
public final class HttpDocument {

  private final int status;
  private final List<String> headerLines;
  private final byte[] body;

  HttpDocument(int status, List<String> headerLines, byte[] body) {
    this.status = status;
    this.headerLines = List.copyOf(headerLines);
    this.body = body.clone();
  }

  /** Returns the status, 200 to 599. */
  public int status() {
    return status;
  }

  /** Returns the value of a header field, the first one if it is repeated. */
  public Optional<String> header(String name) {
    return headerLines.stream()
        .filter(line -> line.regionMatches(true, 0, name + ":", 0, name.length() + 1))
        .map(line -> line.substring(name.length() + 1).strip())
        .findFirst();
  }

  /** Returns a copy of the body. */
  public byte[] body() {
    return body.clone();
  }
}
