package dev.switchboard.lambda;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.switchboard.domain.access.Credentials;
import dev.switchboard.domain.connection.Connection;
import dev.switchboard.domain.connection.ConnectionId;
import dev.switchboard.domain.lifecycle.Handshake;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;

/** The complete API Gateway events of one connection, as API Gateway sends them. */
public enum GoldenEvent {
  CONNECT,
  MESSAGE,
  DISCONNECT;

  /** The connection of the events. */
  public static final Connection CONNECTION =
      Connection.plain(
          new ConnectionId("L0SM9cOFvHcCIhw="), Instant.parse("2024-02-19T07:11:42.789Z"));

  /** Returns the event as API Gateway sent it. */
  public String json() {
    String file = "/events/" + name().toLowerCase(Locale.ROOT) + ".json";
    try (InputStream in = Objects.requireNonNull(GoldenEvent.class.getResourceAsStream(file))) {
      return new String(in.readAllBytes(), UTF_8).strip();
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  /**
   * Returns the expected event for a client that offers these subprotocols, without credentials.
   */
  static GatewayEvent connect(String... offers) {
    return connect(Optional.empty(), offers);
  }

  /** Returns the expected event for a client on a page with this origin. */
  static GatewayEvent connect(Optional<String> origin, String... offers) {
    return new GatewayEvent.Connect(
        new Handshake(
            CONNECTION.id(),
            CONNECTION.connectedAt(),
            List.of(offers),
            origin,
            new Credentials.None()));
  }

  /** Returns the expected event for a client that sends this text. */
  static GatewayEvent message(String text) {
    return new GatewayEvent.Message(CONNECTION.id(), CONNECTION.connectedAt(), text);
  }
}
