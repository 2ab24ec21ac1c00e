package dev.switchboard.aws.sqs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.switchboard.aws.AwsAccess;
import dev.switchboard.contracts.FanOutQueueContract;
import dev.switchboard.domain.connection.AudienceShare;
import dev.switchboard.domain.connection.ChannelPattern;
import dev.switchboard.domain.connection.Connection;
import dev.switchboard.domain.connection.ConnectionId;
import dev.switchboard.domain.connection.Cursor;
import dev.switchboard.domain.connection.Subscription;
import dev.switchboard.domain.connection.SubscriptionId;
import dev.switchboard.domain.protocol.Event;
import dev.switchboard.domain.queue.FanOutJob;
import dev.switchboard.domain.queue.FanOutQueue;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;

/** Runs the queue's contract over ElasticMQ, and tests behaviour specific to SQS. */
final class SqsFanOutQueueTest extends FanOutQueueContract {

  private static final LocalSqs SQS = LocalSqs.start();

  private final URI url = SQS.createQueue();
  private final FanOutQueue queue = queue(SQS.settings(url));

  @AfterAll
  static void stop() {
    SQS.close();
  }

  @Override
  protected FanOutQueue queue() {
    return queue;
  }

  @Override
  protected FanOutJob next() {
    return new JsonJobCodec().read(SQS.next(url).body());
  }

  /** Does nothing, because {@link #next} waits in real time. */
  @Override
  protected void pass(Duration time) {}

  @Test
  void the_longest_delay_is_accepted() {
    assertThat(queue.enqueue(List.of(job("later", "text", Duration.ofMinutes(15))))).isEmpty();

    assertThat(SQS.counts(url))
        .containsEntry(QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES, "0")
        .containsEntry(QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES_DELAYED, "1");
  }

  @Test
  void a_job_too_large_for_a_message_arrives_in_parts() {
    List<Subscription> recipients =
        IntStream.range(0, 3_000)
            .mapToObj(i -> new ConnectionId(i + "x".repeat(1_000)))
            .map(id -> Connection.plain(id, Instant.EPOCH))
            .map(to -> new Subscription(to, new SubscriptionId("s"), new ChannelPattern("/news")))
            .toList();
    FanOutJob job =
        new FanOutJob(
            "large",
            new FanOutJob.SendToSome(new Event.Text("text"), recipients, 1),
            Duration.ZERO);

    assertThat(queue.enqueue(List.of(job))).isEmpty();

    List<FanOutJob> parts = Stream.generate(this::next).limit(4).toList();
    assertThat(parts.stream().map(FanOutJob::id))
        .containsExactlyInAnyOrder("large.0.0", "large.0.1", "large.1.0", "large.1.1");
    assertThat(parts.stream().map(FanOutJob::work).map(FanOutJob.SendToSome.class::cast))
        .flatMap(FanOutJob.SendToSome::recipients)
        .containsExactlyInAnyOrderElementsOf(recipients);
  }

  @Test
  void events_beyond_512_kib_are_sent_in_one_job_each_and_below_it_together() {
    FanOutJob together = share("together", events(5, 100_000));
    FanOutJob apart = share("apart", events(5, 120_000));

    assertThat(queue.enqueue(List.of(together, apart))).isEmpty();

    List<FanOutJob> arrived = Stream.generate(this::next).limit(6).toList();
    assertThat(arrived.stream().map(FanOutJob::id))
        .containsExactlyInAnyOrder(
            "together", "apart.0", "apart.1", "apart.2", "apart.3", "apart.4");
    assertThat(arrived).contains(together);
  }

  private static List<Event> events(int count, int size) {
    return IntStream.range(0, count)
        .<Event>mapToObj(i -> new Event.Text(i + "x".repeat(size)))
        .toList();
  }

  private static FanOutJob share(String id, List<Event> events) {
    return new FanOutJob(
        id,
        new FanOutJob.SendToShare(
            events, new ChannelPattern("/news"), AudienceShare.WHOLE, Cursor.START),
        Duration.ZERO);
  }

  @Test
  void a_job_too_large_in_any_part_is_rejected_and_the_others_are_accepted() {
    FanOutJob large = job("large", "x".repeat(1_100_000), Duration.ZERO);
    FanOutJob small = job("small", "x", Duration.ZERO);

    assertThat(queue.enqueue(List.of(large, small))).containsExactly(large);

    assertThat(next()).isEqualTo(small);
  }

  @Test
  void a_job_that_sqs_rejects_is_returned_and_the_others_are_accepted() {
    FanOutJob refused = job("refused", "x", Duration.ofMinutes(16));
    FanOutJob small = job("small", "x", Duration.ZERO);

    assertThat(queue.enqueue(List.of(refused, small))).contains(refused);
  }

  @Test
  void a_queue_that_does_not_exist_rejects_all() {
    URI missing = URI.create(url + "-missing");

    assertThat(queue(SQS.settings(missing)).enqueue(jobs())).isEqualTo(jobs());
  }

  @Test
  void an_unreachable_queue_rejects_all() throws IOException {
    int nobody;
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      nobody = socket.getLocalPort();
    }
    SqsSettings settings =
        new SqsSettings(
            Optional.of(url),
            Optional.empty(),
            Optional.empty(),
            AwsAccess.LAPTOP,
            Optional.of(URI.create("http://127.0.0.1:" + nobody)));

    assertThat(queue(settings).enqueue(jobs())).isEqualTo(jobs());
  }

  @Test
  void without_a_queue_all_are_rejected() {
    assertThat(queue(SqsSettings.onAws(Optional.empty())).enqueue(jobs())).isEqualTo(jobs());
  }

  private static FanOutQueue queue(SqsSettings settings) {
    return DaggerQueueComponent.factory().create(settings).queue();
  }

  private static List<FanOutJob> jobs() {
    return IntStream.range(0, 25).mapToObj(i -> job("job-" + i, "text", Duration.ZERO)).toList();
  }

  private static FanOutJob job(String id, String text, Duration delay) {
    FanOutJob.Work work =
        new FanOutJob.SendToShare(
            List.of(new Event.Text(text)),
            new ChannelPattern("/news"),
            AudienceShare.WHOLE,
            Cursor.START);
    return new FanOutJob(id, work, delay);
  }
}
