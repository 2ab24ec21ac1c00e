package dev.switchboard.conformance;

import org.eclipse.jetty.http.HttpFields;

/** How an attempt to connect was received. */
sealed interface HandshakeResult {

  /** The HTTP status. */
  int status();

  /** A connection was made of it. */
  record Opened(FrameClient client, HttpFields headers) implements HandshakeResult {

    @Override
    public int status() {
      return 101;
    }
  }

  /** It was answered with another status. */
  record Refused(int status, String body) implements HandshakeResult {}
}
