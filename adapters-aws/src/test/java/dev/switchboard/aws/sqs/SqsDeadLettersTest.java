package dev.switchboard.aws.sqs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.switchboard.domain.queue.DeadLetters;
import java.net.URI;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.sqs.model.Message;

final class SqsDeadLettersTest {

  private static final LocalSqs SQS = LocalSqs.start();

  private final URI url = SQS.createQueue();

  @AfterAll
  static void stop() {
    SQS.close();
  }

  @Test
  void a_job_is_kept_unchanged_with_its_reason() {
    assertThat(deadLetters(SQS.settings(url)).keep("{\"id\":\"1\"}", "down")).isTrue();

    Message kept = SQS.next(url);
    assertThat(kept.body()).isEqualTo("{\"id\":\"1\"}");
    assertThat(reason(kept)).isEqualTo("down");
  }

  @Test
  void any_reason_is_kept_as_far_as_sqs_accepts_it() {
    DeadLetters letters = deadLetters(SQS.settings(url));

    assertThat(letters.keep("job", "é\n" + "x".repeat(2_000))).isTrue();
    assertThat(reason(SQS.next(url))).isEqualTo("??" + "x".repeat(498));

    assertThat(letters.keep("job", "")).isTrue();
    assertThat(reason(SQS.next(url))).isEqualTo("unknown");
  }

  @Test
  void a_job_that_does_not_reach_the_queue_is_not_kept() {
    URI missing = URI.create(url + "-missing");

    assertThat(deadLetters(SQS.settings(missing)).keep("job", "down")).isFalse();
    assertThat(deadLetters(SqsSettings.onAws(Optional.empty())).keep("job", "down")).isFalse();
  }

  private static DeadLetters deadLetters(SqsSettings settings) {
    return DaggerQueueComponent.factory().create(settings).deadLetters();
  }

  private static String reason(Message kept) {
    return kept.messageAttributes().entrySet().stream()
        .filter(each -> each.getKey().equals("reason"))
        .map(each -> each.getValue().stringValue())
        .findFirst()
        .orElseThrow();
  }
}
