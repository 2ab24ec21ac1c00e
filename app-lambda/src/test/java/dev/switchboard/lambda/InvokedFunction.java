package dev.switchboard.lambda;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.switchboard.domain.access.AccessRules;
import dev.switchboard.domain.connection.Connection;
import dev.switchboard.domain.connection.ConnectionId;
import dev.switchboard.domain.connection.Delivery;
import dev.switchboard.domain.connection.Limits;
import dev.switchboard.domain.doubles.ScriptedStore;
import dev.switchboard.domain.doubles.ScriptedTransport;
import dev.switchboard.domain.fanout.FanOut;
import dev.switchboard.domain.fanout.FanOutLimits;
import dev.switchboard.domain.lifecycle.ConnectionLifecycle;
import dev.switchboard.domain.lifecycle.EventPublisher;
import dev.switchboard.domain.lifecycle.LifecycleSettings;
import dev.switchboard.domain.lifecycle.PlainMode;
import dev.switchboard.domain.queue.FanOutQueue;
import dev.switchboard.testsupport.RecordingContext;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;

/** The function as Lambda invokes it, over a scripted store and transport. */
final class InvokedFunction {

  /** An hour after the connection of the golden events was made. */
  private static final Instant NOW = GoldenEvent.CONNECTION.connectedAt().plus(Duration.ofHours(1));

  private final ScriptedStore store = new ScriptedStore();
  private final ScriptedTransport transport = new ScriptedTransport();
  private final RecordingContext context = new RecordingContext();
  private final GatewayHandler handler;

  InvokedFunction(PlainMode mode) {
    InstantSource clock = InstantSource.fixed(NOW);
    FanOut fanOut =
        new FanOut(
            store,
            transport,
            new JsonCodec(),
            FanOutQueue.NONE,
            _ -> {},
            clock,
            FanOutLimits.DEFAULT);
    JsonCodec codec = new JsonCodec();
    AccessRules rules = AccessRules.PLAIN_ONLY;
    ConnectionLifecycle lifecycle =
        new ConnectionLifecycle(
            store,
            transport,
            (about, _) -> about,
            fanOut,
            codec,
            rules,
            new EventPublisher(rules, fanOut, codec, clock, 5),
            clock,
            LifecycleSettings.DEFAULT.with(mode),
            Limits.DEFAULT);
    this.handler = new GatewayHandler(lifecycle, clock);
  }

  /**
   * Adds a recipient of every publication, which has been open for an hour and answers every frame
   * with this delivery.
   */
  void hasRecipient(String id, Delivery answer) {
    hasRecipient(Connection.plain(new ConnectionId(id), NOW.minus(Duration.ofHours(1))), answer);
  }

  /** Adds a recipient of every publication that is not yet open at the gateway. */
  void hasOpeningRecipient(String id) {
    hasRecipient(Connection.plain(new ConnectionId(id), NOW), new Delivery.Gone());
  }

  /** Uses a store that always throws. */
  void hasStoreThatThrows(RuntimeException failure) {
    store.fails(failure);
  }

  /** Invokes the function with an event, and returns the response. */
  String invoke(String event) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    handler.handleRequest(new ByteArrayInputStream(event.getBytes(UTF_8)), out, context);
    return out.toString(UTF_8);
  }

  /** Returns the texts that the function sent, in no order. */
  List<String> sent() {
    return transport.texts();
  }

  /** Returns the function's log so far, with an entry for each call. */
  List<String> log() {
    return context.log();
  }

  private void hasRecipient(Connection recipient, Delivery answer) {
    store.knows(recipient);
    transport.on(recipient, answer);
  }
}
