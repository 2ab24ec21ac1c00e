package dev.switchboard.aws.http;

import java.io.IOException;

/**
 * A connection broke before the first byte of a response. Whether the server read the request is
 * unknown.
 */
public final class NoResponseException extends IOException {

  private static final long serialVersionUID = 1;

  NoResponseException(IOException cause) {
    super(cause);
  }
}
