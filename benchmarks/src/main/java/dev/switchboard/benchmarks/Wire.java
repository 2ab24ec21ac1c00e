package dev.switchboard.benchmarks;

import java.net.URI;

/** How posts travel. */
enum Wire {
  PLAIN("plain"),
  TLS("tls");

  private final String label;

  Wire(String label) {
    this.label = label;
  }

  /** The one that an address asks for. */
  static Wire of(URI endpoint) {
    return "https".equalsIgnoreCase(endpoint.getScheme()) ? TLS : PLAIN;
  }

  @Override
  public String toString() {
    return label;
  }
}
