package dev.switchboard.domain.lifecycle;

import dev.switchboard.domain.access.AccessRules;
import dev.switchboard.domain.access.Credentials;
import dev.switchboard.domain.connection.Connection;
import dev.switchboard.domain.connection.ConnectionId;
import dev.switchboard.domain.connection.ConnectionStore;
import dev.switchboard.domain.connection.Limits;
import dev.switchboard.domain.connection.Reminders;
import dev.switchboard.domain.connection.Transport;
import dev.switchboard.domain.doubles.ScriptedStore;
import dev.switchboard.domain.doubles.ScriptedTransport;
import dev.switchboard.domain.fanout.FanOut;
import dev.switchboard.domain.fanout.FanOutLimits;
import dev.switchboard.domain.protocol.PlainWordsCodec;
import dev.switchboard.domain.queue.FanOutQueue;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/** Creates lifecycles, and two connections that have been open for a long time. */
final class TestLifecycles {

  private static final Instant NOW = Instant.parse("2026-11-23T12:00:00Z");
  private static final Instant LONG_AGO = NOW.minus(Duration.ofHours(1));

  static final Connection ADA = Connection.plain(new ConnectionId("ada"), LONG_AGO);
  static final Connection BOB = Connection.plain(new ConnectionId("bob"), LONG_AGO);

  static final Instant DEADLINE = NOW.plus(Duration.ofSeconds(20));

  /** Access rules for plain clients, with the Events protocol enabled. */
  static final AccessRules EVENTS_TOO =
      new AccessRules(
          true,
          AccessRules.PLAIN_ONLY.keys(),
          AccessRules.PLAIN_ONLY.connect(),
          AccessRules.PLAIN_ONLY.rules(),
          AccessRules.PLAIN_ONLY.tokens());

  private TestLifecycles() {}

  static ConnectionLifecycle lifecycle(
      ScriptedStore store, ScriptedTransport transport, PlainMode mode) {
    return lifecycle(store, transport, mode, AccessRules.PLAIN_ONLY);
  }

  static ConnectionLifecycle lifecycle(
      ScriptedStore store, ScriptedTransport transport, PlainMode mode, AccessRules rules) {
    return lifecycle(store, transport, LifecycleSettings.DEFAULT.with(mode), rules);
  }

  static ConnectionLifecycle lifecycle(
      ScriptedStore store,
      ScriptedTransport transport,
      LifecycleSettings settings,
      AccessRules rules) {
    return lifecycle(store, transport, settings, rules, Limits.DEFAULT, (about, _) -> about);
  }

  static ConnectionLifecycle lifecycle(
      ScriptedStore store,
      ScriptedTransport transport,
      LifecycleSettings settings,
      AccessRules rules,
      Limits limits,
      Reminders reminders) {
    InstantSource clock = InstantSource.fixed(NOW);
    PlainWordsCodec codec = new PlainWordsCodec();
    FanOut fanOut =
        new FanOut(store, transport, codec, FanOutQueue.NONE, _ -> {}, clock, FanOutLimits.DEFAULT);
    return new ConnectionLifecycle(
        store,
        transport,
        reminders,
        fanOut,
        codec,
        rules,
        new EventPublisher(rules, fanOut, codec, clock, 5),
        clock,
        settings,
        limits);
  }

  static EventPublisher publisher(
      ScriptedStore store, ScriptedTransport transport, AccessRules rules) {
    InstantSource clock = InstantSource.fixed(NOW);
    PlainWordsCodec codec = new PlainWordsCodec();
    FanOut fanOut =
        new FanOut(store, transport, codec, FanOutQueue.NONE, _ -> {}, clock, FanOutLimits.DEFAULT);
    return new EventPublisher(rules, fanOut, codec, clock, 5);
  }

  static KeepAlive keepAlive(
      ConnectionStore store, Transport transport, Reminders reminders, Duration interval) {
    InstantSource clock = InstantSource.fixed(NOW);
    PlainWordsCodec codec = new PlainWordsCodec();
    FanOut fanOut =
        new FanOut(store, transport, codec, FanOutQueue.NONE, _ -> {}, clock, FanOutLimits.DEFAULT);
    return new KeepAlive(store, reminders, fanOut, codec, interval);
  }

  static Handshake handshake(Connection connection, String... subprotocols) {
    return new Handshake(
        connection.id(),
        connection.connectedAt(),
        List.of(subprotocols),
        Optional.empty(),
        new Credentials.None());
  }

  static MessageResult receive(ConnectionLifecycle lifecycle, Connection from, String text) {
    return lifecycle.receive(from.id(), from.connectedAt(), text, DEADLINE);
  }
}
