package dev.switchboard.conformance;

import org.eclipse.jetty.http.HttpFields;

/** The endpoint's response to a handshake. */
sealed interface HandshakeResult {

  /** The HTTP status. */
  int status();

  /** The connection is open. */
  record Opened(FrameClient client, HttpFields headers) implements HandshakeResult {

    @Override
    public int status() {
      return 101;
    }
  }

  /** The endpoint responded with another status. */
  record Refused(int status, String body) implements HandshakeResult {}
}
