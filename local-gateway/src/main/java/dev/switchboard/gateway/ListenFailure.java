package dev.switchboard.gateway;

import java.io.IOException;
import java.net.BindException;
import java.util.Locale;

/** Explains why the gateway cannot listen on a port, and what to do about it. */
final class ListenFailure {

  /** Systems reserve the ports below this one, unless they are configured otherwise. */
  private static final int FIRST_UNRESERVED_PORT = 1024;

  private ListenFailure() {}

  /** The exception to throw for a failure of Jetty, which wraps the socket's exception. */
  static RuntimeException explain(String host, int port, IOException failure) {
    String reason =
        failure.getCause() instanceof BindException refused
            ? String.valueOf(refused.getMessage()).toLowerCase(Locale.ROOT)
            : "";
    if (reason.contains("in use")) {
      return new PortTakenException(host, port, failure);
    }
    if (reason.contains("permission denied") || reason.contains("not permitted")) {
      return new IllegalArgumentException(notPermitted(host, port), failure);
    }
    return new IllegalArgumentException(
        "Cannot listen on %s: expected a name or an address of this machine".formatted(host),
        failure);
  }

  private static String notPermitted(String host, int port) {
    if (port >= FIRST_UNRESERVED_PORT) {
      return "This process may not listen on %s:%d: choose another port (0 picks a free one)"
          .formatted(host, port);
    }
    return """
        This process may not listen on %s:%d, because the system reserves ports below %d: \
        start it as root or with CAP_NET_BIND_SERVICE, \
        or choose a higher port and put it in the domain name, such as --port 8443 --domain-name localhost:8443"""
        .formatted(host, port, FIRST_UNRESERVED_PORT);
  }
}
