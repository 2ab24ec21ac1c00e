package dev.switchboard.domain.fanout;

import static dev.switchboard.domain.fanout.Audience.ids;
import static dev.switchboard.domain.fanout.Audience.open;
import static dev.switchboard.domain.fanout.FanOuts.publication;
import static dev.switchboard.domain.fanout.FanOuts.subscribed;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.switchboard.domain.connection.Connection;
import dev.switchboard.domain.connection.ConnectionId;
import dev.switchboard.domain.connection.Delivery;
import dev.switchboard.domain.connection.Frame;
import dev.switchboard.domain.doubles.ScriptedStore;
import dev.switchboard.domain.doubles.ScriptedTransport;
import dev.switchboard.domain.protocol.Event;
import dev.switchboard.domain.protocol.PlainWordsCodec;
import dev.switchboard.domain.queue.FanOutQueue;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Failures at one recipient, which are counted and do not affect others. */
final class FanOutFailuresTest {

  private final Connection bob = open("bob");
  private final List<Connection> audience = List.of(open("ada"), bob, open("cyd"));
  private final ScriptedStore store = new ScriptedStore();
  private final ScriptedTransport transport = new ScriptedTransport();
  private final FanOut fanOut = FanOuts.over(store, transport, 8);

  @BeforeEach
  void subscribe() {
    store.page("/news", audience);
  }

  @Test
  void a_failed_recipient_does_not_affect_the_others() {
    transport.on(bob, new Delivery.Failed("The line was cut."));

    FanOutReport report = publish();

    assertThat(report.failed()).isEqualTo(1);
    assertThat(report.firstFailure()).contains("The line was cut.");
    assertThatOnlyBobWasMissed(report);
  }

  /** A transport must not throw; if it does, the other recipients still receive the frame. */
  @Test
  void a_recipient_whose_post_throws_is_counted_as_failed() {
    transport.on(
        bob,
        () -> {
          throw new IllegalStateException("a defect");
        });

    FanOutReport report = publish();

    assertThat(report.failed()).isEqualTo(1);
    assertThat(report.firstFailure()).contains("java.lang.IllegalStateException: a defect");
    assertThatOnlyBobWasMissed(report);
  }

  @Test
  void a_recipient_that_fails_at_first_is_retried_and_reached() {
    List<Delivery> answers =
        List.of(new Delivery.Failed("cut"), new Delivery.Throttled(), new Delivery.Sent());
    AtomicInteger attempt = new AtomicInteger();
    transport.on(bob, () -> answers.get(attempt.getAndIncrement()));

    FanOutReport report = publish();

    assertThat(report.sent()).isEqualTo(3);
    assertThat(report.missed()).isZero();
    assertThat(report.firstFailure()).isEmpty();
  }

  @Test
  void a_recipient_that_stays_throttled_is_tried_five_times() {
    transport.on(bob, new Delivery.Throttled());

    FanOutReport report = publish();

    assertThat(report.throttled()).isEqualTo(1);
    assertThat(report.firstFailure()).isEmpty();
    assertThat(Collections.frequency(transport.tried(), bob.id())).isEqualTo(5);
    assertThatOnlyBobWasMissed(report);
  }

  @Test
  void a_recipient_that_keeps_failing_is_tried_three_times() {
    transport.on(bob, new Delivery.Failed("The line was cut."));

    publish();

    assertThat(Collections.frequency(transport.tried(), bob.id())).isEqualTo(3);
  }

  @Test
  void a_recipient_whose_frame_is_too_large_is_counted() {
    transport.on(bob, new Delivery.TooLarge());

    FanOutReport report = publish();

    assertThat(report.tooLarge()).isEqualTo(1);
    assertThat(report.firstFailure()).isEmpty();
    assertThatOnlyBobWasMissed(report);
  }

  /** Simulates a defect: the caller must not wait forever. */
  @Test
  @Timeout(20)
  void a_call_ends_even_if_the_clock_throws() {
    AtomicInteger calls = new AtomicInteger();
    FanOut broken =
        new FanOut(
            store,
            transport,
            new PlainWordsCodec(),
            FanOutQueue.NONE,
            _ -> {},
            () -> {
              if (calls.incrementAndGet() > 4) {
                throw new IllegalStateException("a defect");
              }
              return Audience.NOW;
            },
            FanOutLimits.DEFAULT);

    assertThatThrownBy(() -> broken.sendToEach(audience, new Frame("hello"), FanOuts.DEADLINE))
        .hasMessage("a defect");
  }

  @Test
  void a_failed_reply_is_reported() {
    transport.on(bob, new Delivery.Failed("The line was cut."));

    FanOutReport report = fanOut.reply(subscribed(bob), new Event.Text("hello"), FanOuts.DEADLINE);

    assertThat(report.failed()).isEqualTo(1);
    assertThat(report.missed()).isEqualTo(1);
    assertThat(report.firstFailure()).contains("The line was cut.");
  }

  private void assertThatOnlyBobWasMissed(FanOutReport report) {
    assertThat(report.sent()).isEqualTo(2);
    assertThat(report.missed()).isEqualTo(1);
    assertThat(report.audience()).isEqualTo(3);
    assertThat(transport.tried()).containsAll(ids(audience)).containsOnlyOnceElementsOf(others());
    assertThat(store.removed()).isEmpty();
  }

  private List<ConnectionId> others() {
    return ids(audience).stream().filter(id -> !id.equals(bob.id())).toList();
  }

  private FanOutReport publish() {
    return fanOut.publish(publication("/news", "hello"), FanOuts.DEADLINE);
  }
}
