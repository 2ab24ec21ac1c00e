package dev.switchboard.aws.sqs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.switchboard.aws.AwsAccess;
import dev.switchboard.domain.connection.AudienceShare;
import dev.switchboard.domain.connection.ChannelPattern;
import dev.switchboard.domain.connection.Cursor;
import dev.switchboard.domain.protocol.Event;
import dev.switchboard.domain.queue.FanOutJob;
import dev.switchboard.domain.queue.FanOutQueue;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Batches that SQS accepts in part: it responds with 200 and names the failed messages. */
final class SqsPartialFailuresTest {

  private static final LocalSqs SQS = LocalSqs.start();

  private final URI url = SQS.createQueue();
  private final PartialSqs partial = PartialSqs.before(SQS.endpoint());
  private final FanOutQueue queue =
      DaggerQueueComponent.factory()
          .create(
              new SqsSettings(
                  Optional.of(url),
                  Optional.empty(),
                  Optional.empty(),
                  AwsAccess.LAPTOP,
                  Optional.of(partial.endpoint())))
          .queue();

  SqsPartialFailuresTest() throws IOException {}

  @AfterEach
  void closePartial() {
    partial.close();
  }

  @AfterAll
  static void stop() {
    SQS.close();
  }

  @Test
  void exactly_the_failed_jobs_are_returned_as_rejected() {
    List<FanOutJob> jobs = jobs(25);
    List<FanOutJob> failed = List.of(jobs.get(3), jobs.get(9), jobs.get(10), jobs.get(24));
    failed.forEach(this::fail);

    assertThat(queue.enqueue(jobs)).isEqualTo(failed);

    List<FanOutJob> taken = jobs.stream().filter(job -> !failed.contains(job)).toList();
    assertThat(arrived(21)).containsExactlyInAnyOrderElementsOf(taken);
  }

  @Test
  void the_next_batch_is_sent_after_one_that_failed_as_a_whole() {
    List<FanOutJob> jobs = jobs(12);
    jobs.subList(0, 10).forEach(this::fail);

    assertThat(queue.enqueue(jobs)).isEqualTo(jobs.subList(0, 10));

    assertThat(arrived(2)).containsExactlyInAnyOrderElementsOf(jobs.subList(10, 12));
  }

  /** Sending the job again repeats the parts that have arrived, but loses none. */
  @Test
  void a_job_of_which_one_part_failed_is_rejected() {
    FanOutJob cut = job("cut", 6, 100_000);
    partial.fail("cut.4");

    assertThat(queue.enqueue(List.of(cut))).containsExactly(cut);

    assertThat(arrived(5)).extracting(FanOutJob::id).doesNotContain("cut.4");
  }

  private void fail(FanOutJob job) {
    partial.fail("\\\"" + job.id() + "\\\"");
  }

  private List<FanOutJob> arrived(int count) {
    return Stream.generate(() -> new JsonJobCodec().read(SQS.next(url).body()))
        .limit(count)
        .toList();
  }

  private static List<FanOutJob> jobs(int count) {
    return IntStream.range(0, count).mapToObj(i -> job("job-" + i, 1, 10)).toList();
  }

  private static FanOutJob job(String id, int events, int size) {
    List<Event> texts =
        IntStream.range(0, events).<Event>mapToObj(i -> new Event.Text("x".repeat(size))).toList();
    FanOutJob.Work work =
        new FanOutJob.SendToShare(
            texts, new ChannelPattern("/news"), AudienceShare.WHOLE, Cursor.START);
    return new FanOutJob(id, work, Duration.ZERO);
  }
}
