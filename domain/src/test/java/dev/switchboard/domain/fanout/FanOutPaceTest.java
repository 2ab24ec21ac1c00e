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

/** The rate at which a worker posts when it processes one job after another. */
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

  /**
   * Half a second of frames may run ahead once; after that, the rate is the worker's share of the
   * account.
   */
  @Test
  void consecutive_jobs_share_one_pace() {
    for (int job = 0; job < 4; job++) {
      work(1_000);
    }

    assertThat(time.passed()).isCloseTo(Duration.ofMillis(3_500), Duration.ofMillis(10));
  }

  @Test
  void after_an_idle_time_a_job_may_run_ahead_again() {
    work(1_000);
    time.pass(Duration.ofMinutes(1));
    Duration rested = time.passed();

    work(500);

    assertThat(time.passed()).isEqualTo(rested);
  }

  /** After a minute the rate has recovered in full; the next attempt is due long before that. */
  @Test
  void after_an_idle_time_an_earlier_throttling_no_longer_slows_a_job() {
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
