package dev.switchboard.aws.http;

import java.io.IOException;

/** The body of a response has more bytes than the reader of the response allows. */
public final class BodyTooLargeException extends IOException {

  private static final long serialVersionUID = 1;

  BodyTooLargeException() {
    super("The body is too large.");
  }
}
