package dev.switchboard.aws.http;

import java.io.IOException;

/** A connection broke before the first byte of an answer: the request may have been read or not. */
public final class NoResponseException extends IOException {

  private static final long serialVersionUID = 1;

  NoResponseException(IOException cause) {
    super(cause);
  }
}
