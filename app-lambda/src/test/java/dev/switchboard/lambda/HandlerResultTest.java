package dev.switchboard.lambda;

import static org.assertj.core.api.Assertions.assertThat;

import dev.switchboard.domain.fanout.FanOutReport;
import dev.switchboard.domain.lifecycle.MessageResult;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Tests of the parts of an answered message that are kept for the log. */
final class HandlerResultTest {

  private static final FanOutReport HEARD =
      new FanOutReport(1, 0, 0, 0, 0, 0, 0, 0, Optional.empty());
  private static final FanOutReport UNHEARD =
      new FanOutReport(0, 0, 0, 0, 0, 1, 0, 0, Optional.of("The line was cut."));
  private static final FanOutReport PUBLISHED =
      new FanOutReport(7, 1, 0, 0, 0, 0, 0, 3, Optional.empty());

  @Test
  void what_became_of_a_publication_is_kept_also_if_its_answer_was_not_heard() {
    HandlerResult outcome = answered(UNHEARD, Optional.of(PUBLISHED));

    assertThat(outcome.report()).contains(PUBLISHED);
    assertThat(outcome.answer().status()).isEqualTo(500);
    assertThat(outcome.answer().body()).isEqualTo("Failed to answer.");
  }

  @Test
  void of_an_answer_alone_it_is_kept_why_it_was_not_heard() {
    assertThat(answered(UNHEARD, Optional.empty()).report()).contains(UNHEARD);
    assertThat(answered(HEARD, Optional.empty()).report()).isEmpty();
  }

  @Test
  void a_publication_whose_answer_was_heard_is_a_success() {
    HandlerResult outcome = answered(HEARD, Optional.of(PUBLISHED));

    assertThat(outcome.report()).contains(PUBLISHED);
    assertThat(outcome.answer().status()).isEqualTo(200);
  }

  private static HandlerResult answered(FanOutReport said, Optional<FanOutReport> published) {
    return HandlerResult.answered(
        new MessageResult.Replied(List.of(), said, published, Optional.empty(), Optional.empty()));
  }
}
