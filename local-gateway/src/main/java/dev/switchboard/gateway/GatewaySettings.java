package dev.switchboard.gateway;

import java.time.InstantSource;

/**
 * What a local gateway needs to know before it starts.
 *
 * @param host the name or address to listen on
 * @param port the port to listen on; 0 picks a free one
 * @param stage the stage, which is the first segment of every path
 * @param clock where the times in events come from
 */
public record GatewaySettings(String host, int port, String stage, InstantSource clock) {

  private static final int HIGHEST_PORT = 65_535;
  private static final String STAGE = "[A-Za-z0-9_-]{1,128}";

  public GatewaySettings {
    if (host.isBlank()) {
      throw new IllegalArgumentException(
          "The host is blank: expected a name or an address such as 127.0.0.1");
    }
    if (port < 0 || port > HIGHEST_PORT) {
      throw new IllegalArgumentException(
          "The port is %d: expected 0 (any free one) to %d".formatted(port, HIGHEST_PORT));
    }
    if (!stage.matches(STAGE)) {
      throw new IllegalArgumentException(
          "The stage is '%s': expected 1 to 128 letters, digits, '-' and '_'".formatted(stage));
    }
  }

  /** The stage {@code dev} on a free port of the loopback interface, with the system's clock. */
  public static GatewaySettings defaults() {
    return new GatewaySettings("127.0.0.1", 0, "dev", InstantSource.system());
  }
}
