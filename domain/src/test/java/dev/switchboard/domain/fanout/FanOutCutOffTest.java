package dev.switchboard.domain.fanout;

import static dev.switchboard.domain.fanout.Audience.NOW;
import static dev.switchboard.domain.fanout.Audience.open;
import static dev.switchboard.domain.fanout.FanOuts.publication;
import static org.assertj.core.api.Assertions.assertThat;

import dev.switchboard.domain.connection.Connection;
import dev.switchboard.domain.connection.Delivery;
import dev.switchboard.domain.connection.Frame;
import dev.switchboard.domain.connection.StoreUnavailableException;
import dev.switchboard.domain.connection.Transport;
import dev.switchboard.domain.doubles.PassingTime;
import dev.switchboard.domain.doubles.ScriptedStore;
import dev.switchboard.domain.doubles.ScriptedTransport;
import dev.switchboard.domain.pacing.BoundedExecutor;
import dev.switchboard.domain.protocol.PlainWordsCodec;
import dev.switchboard.domain.queue.FanOutJob;
import dev.switchboard.domain.queue.FanOutQueue;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Frames and reads in progress at the deadline: Lambda ends an invocation that waits too long. */
@Timeout(20)
final class FanOutCutOffTest {

  private static final Duration TIME = Duration.ofSeconds(20);
  private static final String CUT_OFF = "There was no time left to wait for the gateway's answer.";
  private static final int WINDOW = 8;

  private final PassingTime time = new PassingTime();
  private final ScriptedStore store = new ScriptedStore();
  private final ListedQueue queue = new ListedQueue();

  @AfterEach
  void no_alarm_is_left() {
    assertThat(time.alarms()).isZero();
  }

  @Test
  void posts_that_are_never_answered_end_after_the_deadline_and_all_others_are_handed_off() {
    store.page("/news", open(20));
    store.page("/news", open(10));

    FanOutReport report = publish(silentUntilCutOff(WINDOW), queue);

    assertThat(report.failed()).isEqualTo(WINDOW);
    assertThat(report.firstFailure()).contains(CUT_OFF);
    assertThat(report.unsent()).isZero();
    assertThat(queue.works(FanOutJob.SendToSome.class))
        .singleElement()
        .satisfies(job -> assertThat(job.recipients()).hasSize(12));
    assertThat(queue.works(FanOutJob.SendToShare.class)).hasSize(1);
  }

  @Test
  void without_a_queue_every_recipient_is_still_counted() {
    store.page("/news", open(20));

    FanOutReport report = publish(silentUntilCutOff(WINDOW), FanOutQueue.NONE);

    assertThat(report.failed()).isEqualTo(20);
    assertThat(report.unsent()).isEqualTo(20 - WINDOW);
  }

  /** The frame arrives within the grace period of one second. */
  @Test
  void a_frame_in_flight_at_the_deadline_may_still_arrive() {
    Connection ada = open("ada");
    ScriptedTransport transport = new ScriptedTransport();
    transport.on(
        ada,
        () -> {
          time.pass(TIME.plusMillis(999));
          return Thread.currentThread().isInterrupted()
              ? new Delivery.Failed("Too early.")
              : new Delivery.Sent();
        });
    store.page("/news", List.of(ada));

    assertThat(publish(transport, queue).sent()).isEqualTo(1);
  }

  @Test
  void a_read_that_never_ends_is_interrupted_after_the_deadline() {
    ScriptedTransport transport = new ScriptedTransport();
    CountDownLatch reading = new CountDownLatch(1);
    Connection ada = open("ada");
    transport.on(
        ada,
        () -> {
          await(reading);
          time.pass(TIME.plus(BoundedExecutor.GRACE));
          return new Delivery.Sent();
        });
    store.page("/news", List.of(ada));
    store.page(
        "/news",
        () -> {
          reading.countDown();
          return never();
        });

    FanOutReport report = publish(transport, queue);

    assertThat(report.sent()).isEqualTo(1);
    assertThat(report.handedOver()).isPositive();
    assertThat(queue.works(FanOutJob.SendToShare.class)).hasSize(1);
  }

  @Test
  void shares_that_the_queue_rejects_are_not_read_after_the_deadline() {
    Connection first = open("first");
    ScriptedTransport transport = new ScriptedTransport();
    transport.on(
        first,
        () -> {
          time.pass(TIME);
          return new Delivery.Sent();
        });
    store.page("/news", List.of(first));
    store.page("/news", open(10_000));

    FanOutReport report =
        fanOut(transport, FanOutQueue.NONE, new FanOutLimits(1, 10_000, 1))
            .publish(publication("/news", "hello"), NOW.plus(TIME));

    assertThat(store.sharesRead().stream().distinct()).hasSizeLessThanOrEqualTo(2);
    assertThat(report.sent()).isEqualTo(1);
    assertThat(report.unsent()).isPositive();
  }

  @Test
  void a_reply_that_is_never_answered_ends_after_the_deadline() {
    List<Frame> two = List.of(new Frame("one"), new Frame("two"));

    FanOutReport report =
        fanOut(silentUntilCutOff(1), queue, FanOutLimits.DEFAULT)
            .send(open("ada"), two, NOW.plus(TIME));

    assertThat(report.failed()).isEqualTo(2);
    assertThat(report.firstFailure()).contains(CUT_OFF);
  }

  @Test
  void a_keep_alive_that_is_never_answered_ends_after_the_deadline() {
    List<Connection> all = open(WINDOW + 2);

    assertThat(
            fanOut(silentUntilCutOff(WINDOW), queue, FanOutLimits.DEFAULT.withWindow(WINDOW))
                .sendToEach(all, new Frame("hello"), NOW.plus(TIME)))
        .hasSize(WINDOW + 2)
        .filteredOn(result -> !(result instanceof Delivery.NotSent))
        .hasSize(WINDOW);
  }

  private Transport silentUntilCutOff(int frames) {
    return new SilentTransport(frames, () -> time.pass(TIME.plus(BoundedExecutor.GRACE)));
  }

  private FanOutReport publish(Transport transport, FanOutQueue over) {
    return fanOut(transport, over, FanOutLimits.DEFAULT.withWindow(WINDOW))
        .publish(publication("/news", "hello"), NOW.plus(TIME));
  }

  private FanOut fanOut(Transport transport, FanOutQueue over, FanOutLimits limits) {
    return new FanOut(store, transport, new PlainWordsCodec(), over, time, time, limits);
  }

  private static List<Connection> never() {
    try {
      new CountDownLatch(1).await();
      return List.of();
    } catch (InterruptedException interrupted) {
      throw new StoreUnavailableException("No answer.", interrupted);
    }
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException interrupted) {
      throw new AssertionError(interrupted);
    }
  }
}
