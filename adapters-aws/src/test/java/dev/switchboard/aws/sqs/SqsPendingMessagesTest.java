package dev.switchboard.aws.sqs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.switchboard.domain.connection.AudienceShare;
import dev.switchboard.domain.connection.ChannelPattern;
import dev.switchboard.domain.connection.Cursor;
import dev.switchboard.domain.protocol.Event;
import dev.switchboard.domain.queue.FanOutJob;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class SqsPendingMessagesTest {

  /** The size of a job without its text. */
  private static final int REST = 200;

  @Test
  void no_jobs_make_no_batch() {
    assertThat(pending(0, 1).isEmpty()).isTrue();
  }

  @Test
  void a_batch_holds_ten() {
    assertThat(batchSizes(pending(25, 1))).containsExactly(10, 10, 5);
    assertThat(batchSizes(pending(10, 1))).containsExactly(10);
  }

  @Test
  void a_batch_holds_no_more_bytes_than_a_message_may() {
    assertThat(batchSizes(pending(5, SqsJobMessage.MAX_BYTES / 2 - REST))).containsExactly(2, 2, 1);
    assertThat(batchSizes(pending(3, SqsJobMessage.MAX_BYTES / 2 + 1))).containsExactly(1, 1, 1);
  }

  @Test
  void a_rejected_batch_is_followed_by_batches_of_half_its_bytes() {
    SqsPendingMessages pending = pending(10, 1_000 - REST);

    pending.recordRejection(pending.nextBatch());

    assertThat(batchSizes(pending).getFirst()).isBetween(4, 5);
  }

  private static List<Integer> batchSizes(SqsPendingMessages pending) {
    List<Integer> sizes = new ArrayList<>();
    while (!pending.isEmpty()) {
      List<SqsJobMessage> batch = pending.nextBatch();
      sizes.add(batch.size());
      pending.recordResponse(batch, List.of(), List.of());
    }
    return sizes;
  }

  private static SqsPendingMessages pending(int count, int bytes) {
    Event text = new Event.Text("x".repeat(bytes));
    FanOutJob.Work work =
        new FanOutJob.SendToShare(
            List.of(text), new ChannelPattern("/news"), AudienceShare.WHOLE, Cursor.START);
    List<FanOutJob> jobs =
        IntStream.range(0, count)
            .mapToObj(i -> new FanOutJob("job-" + i, work, Duration.ZERO))
            .toList();
    return new SqsPendingMessages(jobs, new JsonJobCodec());
  }
}
