package dev.switchboard.gateway;

/** Says that the gateway cannot have the port it was told to take. */
public final class PortTakenException extends RuntimeException {

  private static final long serialVersionUID = 1;

  public PortTakenException(String host, int port, Throwable cause) {
    super(
        "%s:%d is taken: stop what listens there, or choose another port (0 picks a free one)"
            .formatted(host, port),
        cause);
  }
}
