package dev.switchboard.conformance;

import org.eclipse.jetty.http.HttpFields;

/** How an attempt to connect was received. */
sealed interface Reception {

  /** The HTTP status. */
  int status();

  /** A connection was made of it. */
  record Opened(Client client, HttpFields headers) implements Reception {

    @Override
    public int status() {
      return 101;
    }
  }

  /** It was answered with another status. */
  record Refused(int status, String body) implements Reception {}
}
