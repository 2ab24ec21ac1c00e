package dev.switchboard.gateway;

import java.io.IOException;
import java.net.BindException;
import java.util.Locale;

/** Explains why the gateway cannot listen on a port, and what to do about it. */
final class ListenFailure {

  /** Systems reserve the ports below this one, unless they are configured otherwise. */
  private static final int FIRST_UNRESERVED_PORT = 1024;

  private enum Reason {
    TAKEN,
    NOT_PERMITTED,
    ELSEWHERE
  }

  private ListenFailure() {}

  /** The exception to throw for a failure of Jetty, which wraps the socket's exception. */
  static RuntimeException explain(String host, int port, IOException failure) {
    return switch (reason(failure)) {
      case TAKEN -> new PortTakenException(host, port, failure);
      case NOT_PERMITTED -> new IllegalArgumentException(notPermitted(host, port), failure);
      case ELSEWHERE ->
          new IllegalArgumentException(
              "Cannot listen on %s: expected a name or an address of this machine".formatted(host),
              failure);
    };
  }

  /** Returns whether this machine does not have the address. */
  static boolean isElsewhere(IOException failure) {
    return reason(failure) == Reason.ELSEWHERE;
  }

  private static Reason reason(IOException failure) {
    String text =
        failure.getCause() instanceof BindException refused
            ? String.valueOf(refused.getMessage()).toLowerCase(Locale.ROOT)
            : "";
    if (text.contains("in use")) {
      return Reason.TAKEN;
    }
    return text.contains("permission denied") || text.contains("not permitted")
        ? Reason.NOT_PERMITTED
        : Reason.ELSEWHERE;
  }

  private static String notPermitted(String host, int port) {
    if (port >= FIRST_UNRESERVED_PORT) {
      return "This process may not listen on %s:%d: choose another port (0 picks a free one)"
          .formatted(host, port);
    }
    return """
    This process may not listen on %s:%d, because the system reserves ports below %d: \
    start it as root or with CAP_NET_BIND_SERVICE, \
    or choose a higher port and put it in the domain name, such as --port 8443 --domain-name localhost:8443\
    """
        .formatted(host, port, FIRST_UNRESERVED_PORT);
  }
}
