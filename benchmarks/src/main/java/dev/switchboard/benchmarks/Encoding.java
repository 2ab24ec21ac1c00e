package dev.switchboard.benchmarks;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import dagger.Component;
import dev.switchboard.domain.connection.ChannelPattern;
import dev.switchboard.domain.connection.Connection;
import dev.switchboard.domain.connection.ConnectionId;
import dev.switchboard.domain.connection.Protocol;
import dev.switchboard.domain.connection.Subscription;
import dev.switchboard.domain.connection.SubscriptionId;
import dev.switchboard.domain.protocol.Codec;
import dev.switchboard.domain.protocol.Event;
import dev.switchboard.domain.protocol.EventFrames;
import dev.switchboard.lambda.DomainModule;
import jakarta.inject.Singleton;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;

/**
 * One event as a frame for each of many subscribers, as bytes that could be posted: from what the
 * frames have in common, beside each written by a JSON library.
 */
final class Encoding {

  /** What the service encodes with. */
  @Singleton
  @Component(modules = DomainModule.class)
  interface Parts {

    Codec codec();
  }

  /** How many subscribers there are. */
  static final int FRAMES = 10_000;

  private static final int EVENT_BYTES = 200;
  private static final int WARM_UP = 50;
  private static final int ROUNDS = 101;
  private static final JsonFactory JSON = new JsonFactory();

  private final Codec codec = DaggerEncoding_Parts.create().codec();
  private final List<Subscription> subscriptions;
  private final String event;
  private long expected;

  private Encoding() {
    this.subscriptions = IntStream.range(0, FRAMES).mapToObj(Encoding::subscription).toList();
    this.event = "\"" + "é\\\"".repeat(EVENT_BYTES / 4) + "\"";
  }

  /** Measures both in turns. */
  static Comparison measure() throws IOException, InterruptedException {
    Encoding encoding = new Encoding();
    return Comparison.inTurns(WARM_UP, ROUNDS, encoding::ours, encoding::written);
  }

  private static Subscription subscription(int number) {
    ConnectionId id = new ConnectionId("c" + number);
    return new Subscription(
        new Connection(id, Instant.EPOCH, Protocol.EVENTS),
        new SubscriptionId("s" + number),
        ChannelPattern.of("/default/room"));
  }

  private Duration ours() throws IOException {
    long begun = System.nanoTime();
    EventFrames frames = codec.frames(new Event.Json(event));
    long bytes = 0;
    for (Subscription subscription : subscriptions) {
      bytes += frames.to(subscription).text().getBytes(UTF_8).length;
    }
    return since(begun, bytes);
  }

  private Duration written() throws IOException {
    long begun = System.nanoTime();
    long bytes = 0;
    for (Subscription subscription : subscriptions) {
      ByteArrayOutputStream frame = new ByteArrayOutputStream();
      try (JsonGenerator json = JSON.createGenerator(frame)) {
        json.writeStartObject();
        json.writeStringField("type", "data");
        json.writeStringField("id", subscription.id().value());
        json.writeStringField("event", event);
        json.writeEndObject();
      }
      bytes += frame.size();
    }
    return since(begun, bytes);
  }

  /** Both ways have to come to the same bytes, which also keeps the JVM from leaving them out. */
  private Duration since(long begun, long bytes) throws IOException {
    Duration time = Duration.ofNanos(System.nanoTime() - begun);
    if (expected == 0) {
      expected = bytes;
    }
    if (bytes != expected) {
      throw new IOException("%,d bytes of frames instead of %,d".formatted(bytes, expected));
    }
    return time;
  }
}
