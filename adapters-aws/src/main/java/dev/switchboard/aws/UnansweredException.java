package dev.switchboard.aws;

import java.io.IOException;

/** A connection broke before the first byte of an answer: the request may have been read or not. */
final class UnansweredException extends IOException {

  private static final long serialVersionUID = 1;

  UnansweredException(IOException cause) {
    super(cause);
  }
}
