package dev.switchboard.lambda;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.switchboard.domain.connection.Connection;
import dev.switchboard.domain.connection.ConnectionId;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.Locale;
import java.util.Objects;

/** API Gateway's events of one connection, whole, as it sends them. */
enum GoldenEvent {
  CONNECT,
  MESSAGE,
  DISCONNECT;

  /** The connection they tell of. */
  static final Connection CONNECTION =
      new Connection(
          new ConnectionId("L0SM9cOFvHcCIhw="), Instant.parse("2024-02-19T07:11:42.789Z"));

  String json() {
    String file = "/events/" + name().toLowerCase(Locale.ROOT) + ".json";
    try (InputStream in = Objects.requireNonNull(GoldenEvent.class.getResourceAsStream(file))) {
      return new String(in.readAllBytes(), UTF_8).strip();
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }
}
