package dev.switchboard.domain.fanout;

import static dev.switchboard.domain.fanout.Audience.NOW;
import static dev.switchboard.domain.fanout.Audience.open;
import static dev.switchboard.domain.fanout.FanOuts.subscribed;
import static org.assertj.core.api.Assertions.assertThat;

import dev.switchboard.domain.connection.Delivery;
import dev.switchboard.domain.doubles.PassingTime;
import dev.switchboard.domain.doubles.ScriptedStore;
import dev.switchboard.domain.doubles.ScriptedTransport;
import dev.switchboard.domain.protocol.Event;
import dev.switchboard.domain.protocol.PlainWordsCodec;
import dev.switchboard.domain.queue.FanOutJob;
import dev.switchboard.domain.queue.FanOutQueue;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** How fast a worker posts that is given one job after the other. */
final class FanOutPaceTest {

  private static final FanOutLimits A_THOUSAND_A_SECOND = new FanOutLimits(1, 1_000, 20_000);

  private final PassingTime time = new PassingTime();
  private final ScriptedTransport transport = new ScriptedTransport();
  private final FanOut fanOut =
      new FanOut(
          new ScriptedStore(),
          transport,
          new PlainWordsCodec(),
          FanOutQueue.NONE,
          time,
          time,
          A_THOUSAND_A_SECOND);

  /** Half a second of frames may run ahead, once; then its share of the account is all it has. */
  @Test
  void jobs_that_follow_one_another_have_one_pace_between_them() {
    for (int job = 0; job < 4; job++) {
      work(1_000);
    }

    assertThat(time.passed()).isCloseTo(Duration.ofMillis(3_500), Duration.ofMillis(10));
  }

  @Test
  void a_job_after_a_rest_may_run_ahead_again() {
    work(1_000);
    time.pass(Duration.ofMinutes(1));
    Duration rested = time.passed();

    work(500);

    assertThat(time.passed()).isEqualTo(rested);
  }

  /** A minute is time enough to recover in full, and long before that there is another try. */
  @Test
  void a_job_after_a_rest_owes_nothing_to_an_account_that_was_throttled() {
    open(100).forEach(each -> transport.on(each, new Delivery.Throttled()));
    work(100);
    open(100).forEach(each -> transport.on(each, new Delivery.Sent()));
    time.pass(Duration.ofMinutes(1));
    Duration rested = time.passed();

    work(500);

    assertThat(time.passed()).isEqualTo(rested);
  }

  private void work(int recipients) {
    FanOutJob.Work work =
        new FanOutJob.SendToSome(new Event.Text("hello"), subscribed(open(recipients)), 0);
    fanOut.work(FanOutJob.of(work), NOW.plus(time.passed()).plusSeconds(20));
  }
}
