package dev.switchboard.gateway;

/** Reports that another process listens on the gateway's port. */
public final class PortTakenException extends RuntimeException {

  private static final long serialVersionUID = 1;

  PortTakenException(String host, int port, Throwable cause) {
    super(
        "%s:%d is taken: stop what listens there, or choose another port (0 picks a free one)"
            .formatted(host.contains(":") ? "[" + host + "]" : host, port),
        cause);
  }
}
