package dev.switchboard.lambda;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.switchboard.domain.connection.AudienceShare;
import dev.switchboard.domain.connection.ChannelPattern;
import dev.switchboard.domain.connection.Connection;
import dev.switchboard.domain.connection.ConnectionId;
import dev.switchboard.domain.connection.Cursor;
import dev.switchboard.domain.connection.StoreUnavailableException;
import dev.switchboard.domain.doubles.ScriptedStore;
import dev.switchboard.domain.doubles.ScriptedTransport;
import dev.switchboard.domain.fanout.FanOut;
import dev.switchboard.domain.fanout.FanOutLimits;
import dev.switchboard.domain.protocol.Event;
import dev.switchboard.domain.queue.FanOutJob;
import dev.switchboard.domain.queue.FanOutQueue;
import dev.switchboard.domain.queue.JobCodec;
import dev.switchboard.domain.queue.UnreadableJobException;
import dev.switchboard.testsupport.RecordingContext;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Tests of the function behind the queue: acknowledged jobs, repeated deliveries and stored
 * failures.
 */
final class FanOutWorkerTest {

  private static final Instant NOW = Instant.parse("2026-11-23T10:00:00Z");
  private static final FanOutJob JOB =
      new FanOutJob(
          "4f1c",
          new FanOutJob.SendToShare(
              List.of(new Event.Text("a client's words")),
              new ChannelPattern("/broadcast"),
              AudienceShare.WHOLE,
              Cursor.START),
          Duration.ZERO);

  /** A format with one job in it. */
  private static final class OneJobCodec implements JobCodec {

    @Override
    public String write(FanOutJob job) {
      return "JOB";
    }

    @Override
    public FanOutJob read(String text) {
      if (!text.equals("JOB")) {
        throw new UnreadableJobException("The job is not a JSON object of the expected form.");
      }
      return JOB;
    }
  }

  private final ScriptedStore store = new ScriptedStore();
  private final ScriptedTransport transport = new ScriptedTransport();
  private final RecordingContext context = new RecordingContext();
  private final List<String> kept = new ArrayList<>();
  private boolean keeps = true;

  private final FanOutWorker worker = worker();

  @Test
  void a_job_is_done_and_counted() throws IOException {
    store.knows(Connection.plain(new ConnectionId("ada"), NOW.minus(Duration.ofHours(1))));

    deliver("JOB", 1);

    assertThat(transport.texts()).containsExactly("a client's words");
    assertThat(context.log())
        .containsExactly(
            """
            {"job":"4f1c","work":"SendToShare","receives":1,"audience":1,"sent":1,"gone":0,\
            "notYetOpen":0,"throttled":0,"tooLarge":0,"failed":0,"handedOver":0}\
            """);
  }

  @Test
  void a_job_that_fails_comes_again() {
    store.fails(new StoreUnavailableException("The store is down.", new IOException("why")));

    assertThatThrownBy(() -> deliver("JOB", 4)).isInstanceOf(StoreUnavailableException.class);

    assertThat(kept).isEmpty();
    assertThat(context.log())
        .singleElement()
        .asString()
        .startsWith("{\"job\":\"4f1c\",\"work\":\"SendToShare\",\"receives\":4,\"failure\":[")
        .doesNotContain("a client's words");
  }

  @ParameterizedTest
  @ValueSource(ints = {5, 6})
  void a_job_that_fails_at_its_last_delivery_is_kept_with_the_reason(int receives)
      throws IOException {
    store.fails(new StoreUnavailableException("The store is down.", new IOException("why")));

    deliver("JOB", receives);

    assertThat(kept)
        .containsExactly(
            "JOB: " + StoreUnavailableException.class.getName() + ": The store is down.");
  }

  @Test
  void a_job_that_cannot_be_kept_stays_in_its_queue() {
    store.fails(new StoreUnavailableException("The store is down.", new IOException("why")));
    keeps = false;

    assertThatThrownBy(() -> deliver("JOB", 5)).isInstanceOf(StoreUnavailableException.class);
    assertThatThrownBy(() -> deliver("secret", 1)).isInstanceOf(UnreadableJobException.class);
  }

  @Test
  void what_is_no_job_is_kept_at_once() throws IOException {
    deliver("secret", 1);

    assertThat(kept).singleElement().asString().startsWith("secret: ");
    assertThat(context.log())
        .containsExactly(
            """
            {"message":"m-1","receives":1,"unreadable":"The job is not a JSON object of the expected form."}\
            """);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "secret",
        "[]",
        "{}",
        "{\"Records\":[]}",
        "{\"Records\":[{},{}]}",
        "{\"Records\":[1]}",
        "{\"Records\":[[{}],null]}",
        "{\"Records\":[{\"messageId\":\"m-1\"}, 1]}",
        "{\"Records\":[{\"body\":\"JOB\"}]}",
        "{\"Records\":[{\"messageId\":\"m-1\",\"body\":\"JOB\"}]}"
      })
  void what_is_no_event_of_the_queue_is_not_acknowledged(String event) {
    assertThatThrownBy(() -> invoke(event)).isInstanceOf(UnreadableJobException.class);

    assertThat(kept).isEmpty();
    assertThat(context.log())
        .singleElement()
        .asString()
        .startsWith("{\"unreadable\":")
        .doesNotContain("secret");
  }

  private FanOutWorker worker() {
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
    return new FanOutWorker(
        new FanOutJobProcessor(fanOut, clock), new OneJobCodec(), this::keep, 5);
  }

  private boolean keep(String job, String reason) {
    return keeps && kept.add(job + ": " + reason);
  }

  private void deliver(String body, int receives) throws IOException {
    invoke(
        """
        {"Records":[{"messageId":"m-1","receiptHandle":"r","body":"%s",\
        "attributes":{"SenderId":"x","ApproximateReceiveCount":"%d"},"messageAttributes":{},\
        "eventSource":"aws:sqs","awsRegion":"eu-central-1"}]}
        """
            .formatted(body, receives));
  }

  private void invoke(String event) throws IOException {
    worker.handleRequest(
        new ByteArrayInputStream(event.getBytes(UTF_8)), new ByteArrayOutputStream(), context);
  }
}
