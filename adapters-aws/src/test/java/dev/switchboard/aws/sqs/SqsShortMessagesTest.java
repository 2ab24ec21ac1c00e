package dev.switchboard.aws.sqs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;
import static org.assertj.core.api.Assertions.tuple;

import dev.switchboard.aws.AwsAccess;
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
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.assertj.core.groups.Tuple;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;

/**
 * Queues that accept less than 1 MiB, as all did until August 2025 and as a setting can require.
 */
final class SqsShortMessagesTest {

  private static final int LIMIT = 262_144;
  private static final LocalSqs SQS = LocalSqs.start();

  /** The two errors of SQS: for the whole call, or for each message that is too long. */
  enum Refusal {
    OF_THE_BATCH,
    OF_THE_MESSAGE,
    OF_BOTH;

    private void limit(PartialSqs sqs) {
      switch (this) {
        case OF_THE_BATCH -> sqs.limitBatches(LIMIT);
        case OF_THE_MESSAGE -> sqs.limitMessages(LIMIT);
        case OF_BOTH -> {
          sqs.limitBatches(LIMIT);
          sqs.limitMessages(LIMIT / 2);
        }
      }
    }
  }

  private final URI url = SQS.createQueue();
  private final PartialSqs small = PartialSqs.before(SQS.endpoint());
  private final FanOutQueue queue =
      DaggerQueueComponent.factory()
          .create(
              new SqsSettings(
                  Optional.of(url),
                  Optional.empty(),
                  Optional.empty(),
                  AwsAccess.LAPTOP,
                  Optional.of(small.endpoint())))
          .queue();

  SqsShortMessagesTest() throws IOException {}

  @AfterEach
  void closeSmall() {
    small.close();
  }

  @AfterAll
  static void stop() {
    SQS.close();
  }

  @ParameterizedTest
  @EnumSource(Refusal.class)
  void a_job_of_many_recipients_is_sent_in_parts_with_each_recipient_once(Refusal refusal) {
    refusal.limit(small);
    List<Subscription> all = recipients(2_000);
    FanOutJob job = job("some", new FanOutJob.SendToSome(text(100_000), all, 3));
    assertThat(new JsonJobCodec().write(job)).hasSizeBetween(LIMIT + 1, SqsJobMessage.MAX_BYTES);

    assertThat(queue.enqueue(List.of(job))).isEmpty();

    List<FanOutJob> parts = arrived();
    assertThat(parts).extracting(FanOutJob::id).doesNotHaveDuplicates().doesNotContain("some");
    assertThat(parts).allMatch(part -> part.id().startsWith("some."));
    assertThat(parts.stream().map(part -> (FanOutJob.SendToSome) part.work()))
        .allMatch(part -> part.round() == 3)
        .flatMap(FanOutJob.SendToSome::recipients)
        .containsExactlyInAnyOrderElementsOf(all);
  }

  @ParameterizedTest
  @EnumSource(Refusal.class)
  void ten_jobs_of_60_kilobytes_are_all_sent_whole(Refusal refusal) {
    refusal.limit(small);
    List<FanOutJob> jobs =
        IntStream.range(0, 10)
            .mapToObj(i -> job("job-" + i, share(List.of(text(60_000)))))
            .toList();

    assertThat(queue.enqueue(jobs)).isEmpty();

    assertThat(arrived()).containsExactlyInAnyOrderElementsOf(jobs);
  }

  @ParameterizedTest
  @EnumSource(Refusal.class)
  void a_job_of_several_events_is_sent_as_one_job_for_each(Refusal refusal) {
    refusal.limit(small);
    List<Event> events =
        IntStream.range(0, 4).<Event>mapToObj(i -> new Event.Text(i + "x".repeat(99_999))).toList();

    assertThat(queue.enqueue(List.of(job("share", share(events))))).isEmpty();

    assertThat(arrived())
        .extracting(FanOutJob::id, FanOutJob::work)
        .containsExactlyInAnyOrder(
            IntStream.range(0, 4)
                .mapToObj(i -> tuple("share." + i, share(events.subList(i, i + 1))))
                .toArray(Tuple[]::new));
  }

  @ParameterizedTest
  @EnumSource(Refusal.class)
  void many_connections_to_remove_are_sent_in_parts_with_each_connection_once(Refusal refusal) {
    refusal.limit(small);
    List<ConnectionId> gone =
        IntStream.range(0, 2_000).mapToObj(i -> new ConnectionId(i + "x".repeat(200))).toList();

    assertThat(queue.enqueue(List.of(job("gone", new FanOutJob.Forget(gone))))).isEmpty();

    assertThat(arrived().stream().map(part -> (FanOutJob.Forget) part.work()))
        .flatMap(FanOutJob.Forget::gone)
        .containsExactlyInAnyOrderElementsOf(gone);
  }

  /** The number of calls is that of halving, not one for each recipient. */
  @ParameterizedTest
  @EnumSource(Refusal.class)
  void only_a_job_whose_event_is_too_long_for_one_recipient_is_rejected(Refusal refusal) {
    refusal.limit(small);
    FanOutJob first = job("first", share(List.of(text(10))));
    FanOutJob large = job("large", new FanOutJob.SendToSome(text(LIMIT), recipients(1_000), 1));
    FanOutJob last = job("last", share(List.of(text(10))));

    assertThat(queue.enqueue(List.of(first, large, last))).containsExactly(large);

    assertThat(arrived()).containsExactlyInAnyOrder(first, last);
    assertThat(small.calls()).isLessThan(25);
  }

  @Test
  void a_job_that_is_rejected_for_another_reason_is_not_split() {
    FanOutJob refused = job("refused", new FanOutJob.SendToSome(text(10), recipients(100), 1));
    small.fail("refused");

    assertThat(queue.enqueue(List.of(refused))).containsExactly(refused);

    assertThat(small.calls()).isEqualTo(1);
  }

  private List<FanOutJob> arrived() {
    int count =
        Integer.parseInt(SQS.counts(url).get(QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES));
    assertThat(SQS.counts(url))
        .contains(entry(QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES_DELAYED, "0"));
    return Stream.generate(() -> new JsonJobCodec().read(SQS.next(url).body()))
        .limit(count)
        .toList();
  }

  private static FanOutJob job(String id, FanOutJob.Work work) {
    return new FanOutJob(id, work, Duration.ZERO);
  }

  private static FanOutJob.Work share(List<Event> events) {
    return new FanOutJob.SendToShare(
        events, new ChannelPattern("/news"), AudienceShare.WHOLE, Cursor.START);
  }

  private static Event text(int size) {
    return new Event.Text("x".repeat(size));
  }

  private static List<Subscription> recipients(int count) {
    return IntStream.range(0, count)
        .mapToObj(i -> Connection.plain(new ConnectionId(i + "y".repeat(60)), Instant.EPOCH))
        .map(to -> new Subscription(to, new SubscriptionId("s"), new ChannelPattern("/news")))
        .toList();
  }
}
