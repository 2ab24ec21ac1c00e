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

/** API Gateway's events of one connection, whole, as it sends them. */
enum GoldenEvent {
  CONNECT,
  MESSAGE,
  DISCONNECT;

  /** The connection they tell of. */
  static final Connection CONNECTION =
      Connection.plain(
          new ConnectionId("L0SM9cOFvHcCIhw="), Instant.parse("2024-02-19T07:11:42.789Z"));

  String json() {
    String file = "/events/" + name().toLowerCase(Locale.ROOT) + ".json";
    try (InputStream in = Objects.requireNonNull(GoldenEvent.class.getResourceAsStream(file))) {
      return new String(in.readAllBytes(), UTF_8).strip();
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  /** What is read of a client that offers these to speak, and shows nothing. */
  static GatewayEvent connect(String... offers) {
    return connect(Optional.empty(), offers);
  }

  /** What is read of one that runs on a page. */
  static GatewayEvent connect(Optional<String> origin, String... offers) {
    return new GatewayEvent.Connect(
        new Handshake(
            CONNECTION.id(),
            CONNECTION.connectedAt(),
            List.of(offers),
            origin,
            new Credentials.None()));
  }

  /** What is read of a client that says this. */
  static GatewayEvent message(String text) {
    return new GatewayEvent.Message(CONNECTION.id(), CONNECTION.connectedAt(), text);
  }
}
