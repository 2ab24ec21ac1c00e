package dev.switchboard.aws;

import static org.assertj.core.api.Assertions.assertThat;

import dev.switchboard.domain.fanout.FanOutJob;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class SqsMessageTest {

  @Test
  void no_messages_make_no_batch() {
    assertThat(SqsMessage.batches(List.of())).isEmpty();
  }

  @Test
  void a_batch_holds_ten() {
    assertThat(SqsMessage.batches(messages(25, 1))).map(List::size).containsExactly(10, 10, 5);
    assertThat(SqsMessage.batches(messages(10, 1))).map(List::size).containsExactly(10);
  }

  @Test
  void a_batch_holds_no_more_bytes_than_a_message_may() {
    assertThat(SqsMessage.batches(messages(5, SqsMessage.MOST_BYTES / 2)))
        .map(List::size)
        .containsExactly(2, 2, 1);
    assertThat(SqsMessage.batches(messages(3, SqsMessage.MOST_BYTES / 2 + 1)))
        .map(List::size)
        .containsExactly(1, 1, 1);
  }

  @ParameterizedTest
  @CsvSource({"PT0S, 0", "PT0.001S, 1", "PT1S, 1", "PT1.5S, 2", "PT15M, 900"})
  void a_delay_is_never_cut_short(Duration delay, int seconds) {
    assertThat(new SqsMessage(job(delay), "").delaySeconds()).isEqualTo(seconds);
  }

  private static List<SqsMessage> messages(int count, int bytes) {
    String body = "x".repeat(bytes);
    return IntStream.range(0, count)
        .mapToObj(_ -> new SqsMessage(job(Duration.ZERO), body))
        .toList();
  }

  private static FanOutJob job(Duration delay) {
    return new FanOutJob("job", new FanOutJob.Forget(List.of()), delay);
  }
}
