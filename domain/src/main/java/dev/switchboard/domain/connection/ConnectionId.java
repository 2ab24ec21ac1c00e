package dev.switchboard.domain.connection;

/**
 * The name that the gateway gives to one connection.
 *
 * <p>Opaque: API Gateway's ids look like {@code L0SM9cOFvHcCIhw=} today and may change.
 */
public record ConnectionId(String value) {

  public ConnectionId {
    if (value.isEmpty()) {
      throw new IllegalArgumentException("A connection id must not be empty.");
    }
  }

  @Override
  public String toString() {
    return value;
  }
}
