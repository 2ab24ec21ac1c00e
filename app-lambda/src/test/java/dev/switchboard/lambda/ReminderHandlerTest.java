package dev.switchboard.lambda;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.switchboard.domain.connection.Connection;
import dev.switchboard.domain.connection.ConnectionId;
import dev.switchboard.domain.connection.Protocol;
import dev.switchboard.domain.connection.Reminder;
import dev.switchboard.domain.connection.ReminderCodec;
import dev.switchboard.domain.connection.StoreUnavailableException;
import dev.switchboard.domain.doubles.ScriptedStore;
import dev.switchboard.domain.doubles.ScriptedTransport;
import dev.switchboard.domain.fanout.FanOut;
import dev.switchboard.domain.fanout.FanOutLimits;
import dev.switchboard.domain.lifecycle.KeepAlive;
import dev.switchboard.domain.queue.FanOutQueue;
import dev.switchboard.testsupport.RecordingContext;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/**
 * Tests of the function behind the queue of reminders: acknowledged reminders and repeated
 * deliveries.
 */
final class ReminderHandlerTest {

  private static final Instant NOW = Instant.parse("2026-11-23T10:00:00Z");

  /** A format in which a reminder is its connection's id. */
  private static final class IdCodec implements ReminderCodec {

    @Override
    public String write(Reminder reminder) {
      return reminder.connection().id().value();
    }

    @Override
    public Optional<Reminder> read(String text) {
      return text.equals("garbage") ? Optional.empty() : Optional.of(reminder(text));
    }
  }

  private final ScriptedStore store = new ScriptedStore();
  private final RecordingContext context = new RecordingContext();

  @Test
  void unhandled_reminders_are_named_and_all_others_are_acknowledged() throws IOException {
    store.fails(new StoreUnavailableException("The store is down.", new IOException()));

    assertThat(invoke(record("m-1", "ada") + "," + record("m-2", "garbage")))
        .isEqualTo("{\"batchItemFailures\":[{\"itemIdentifier\":\"m-1\"}]}");
    assertThat(context.log())
        .containsExactly("{\"reminders\":1,\"reached\":0,\"gone\":0,\"unreached\":0,\"again\":1}");
  }

  @Test
  void what_is_no_event_acknowledges_nothing_and_breaks_nothing() throws IOException {
    assertThat(invoke("")).isEqualTo("{\"batchItemFailures\":[]}");
  }

  /**
   * A post may take 7 seconds without a response, and the next reminders must be scheduled after
   * it.
   */
  @Test
  void nothing_is_sent_in_the_last_eight_seconds() throws IOException {
    store.has(reminder("ada").connection(), 0);
    context.leaves(Duration.ofMillis(8_001));
    invoke(record("m-1", "ada"));
    store.has(reminder("ada").connection(), 0);
    context.leaves(Duration.ofSeconds(8));
    invoke(record("m-1", "ada"));

    assertThat(context.log())
        .satisfiesExactly(
            one -> assertThat(one).contains("\"reached\":1,"),
            two -> assertThat(two).contains("\"reached\":0,", "\"unreached\":1,"));
  }

  private String invoke(String records) throws IOException {
    InstantSource clock = InstantSource.fixed(NOW);
    JsonCodec codec = new JsonCodec();
    ScriptedTransport transport = new ScriptedTransport();
    FanOut fanOut =
        new FanOut(store, transport, codec, FanOutQueue.NONE, _ -> {}, clock, FanOutLimits.DEFAULT);
    KeepAlive keepAlive =
        new KeepAlive(store, (about, _) -> about, fanOut, codec, Duration.ofMinutes(8));
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    new ReminderHandler(new ReminderProcessor(keepAlive, clock), new IdCodec())
        .handleRequest(
            new ByteArrayInputStream(("{\"Records\":[" + records + "]}").getBytes(UTF_8)),
            out,
            context);
    return out.toString(UTF_8);
  }

  private static String record(String message, String body) {
    return """
        {"messageId":"%s","body":"%s","attributes":{"ApproximateReceiveCount":"1"}}\
        """
        .formatted(message, body);
  }

  private static Reminder reminder(String connection) {
    return new Reminder(
        new Connection(
            new ConnectionId(connection), NOW.minus(Duration.ofHours(1)), Protocol.EVENTS),
        0);
  }
}
