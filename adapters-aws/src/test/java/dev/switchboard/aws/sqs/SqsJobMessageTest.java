package dev.switchboard.aws.sqs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.switchboard.domain.queue.FanOutJob;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class SqsJobMessageTest {

  /** The size of a dead letter without its job. */
  private static final int LONGEST_REASON = 512;

  /** The test runs in its module's directory, below the project's. */
  @Test
  void a_message_is_shorter_than_each_queue_of_serverless_yml_allows() throws IOException {
    String template = Files.readString(Path.of("..", "serverless.yml"));
    List<Integer> sizes =
        Pattern.compile("MaximumMessageSize: (\\d+)")
            .matcher(template)
            .results()
            .map(each -> Integer.valueOf(each.group(1)))
            .toList();

    assertThat(sizes).hasSize(3).allMatch(size -> size >= SqsJobMessage.MAX_BYTES + LONGEST_REASON);
  }

  @ParameterizedTest
  @CsvSource({"PT0S, 0", "PT0.001S, 1", "PT1S, 1", "PT1.5S, 2", "PT15M, 900"})
  void a_delay_is_never_shortened(Duration delay, int seconds) {
    assertThat(new SqsJobMessage(job(delay), job(delay), "").delaySeconds()).isEqualTo(seconds);
  }

  private static FanOutJob job(Duration delay) {
    return new FanOutJob("job", new FanOutJob.Forget(List.of()), delay);
  }
}
