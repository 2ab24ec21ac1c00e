package dev.switchboard.domain.fanout;

import static dev.switchboard.domain.fanout.Audience.NOW;
import static dev.switchboard.domain.fanout.Audience.ids;
import static dev.switchboard.domain.fanout.Audience.open;
import static org.assertj.core.api.Assertions.assertThat;

import dev.switchboard.domain.connection.ChannelName;
import dev.switchboard.domain.connection.Connection;
import dev.switchboard.domain.connection.Delivery;
import java.time.InstantSource;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** One recipient's trouble: counted, and nobody else's. */
final class FanOutTroubleTest {

  private final Connection bob = open("bob");
  private final List<Connection> audience = List.of(open("ada"), bob, open("cyd"));
  private final PagedStore store = new PagedStore();
  private final ScriptedTransport transport = new ScriptedTransport();
  private final FanOut fanOut = new FanOut(store, transport, InstantSource.fixed(NOW), 8);

  @BeforeEach
  void subscribe() {
    store.page("/news", audience);
  }

  @Test
  void one_who_failed_does_not_fail_the_others() {
    transport.on(bob, new Delivery.Failed("The line was cut."));

    FanOutReport report = publish();

    assertThat(report.failed()).isEqualTo(1);
    assertThat(report.firstFailure()).contains("The line was cut.");
    assertThatOnlyBobWasMissed(report);
  }

  /** A transport must not throw; that it does is no reason to leave the others out. */
  @Test
  void one_on_whom_the_transport_throws_has_failed() {
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
  void one_who_is_throttled_is_counted_and_tried_once() {
    transport.on(bob, new Delivery.Throttled());

    FanOutReport report = publish();

    assertThat(report.throttled()).isEqualTo(1);
    assertThat(report.firstFailure()).isEmpty();
    assertThatOnlyBobWasMissed(report);
  }

  @Test
  void one_for_whom_the_frame_is_too_large_is_counted() {
    transport.on(bob, new Delivery.TooLarge());

    FanOutReport report = publish();

    assertThat(report.tooLarge()).isEqualTo(1);
    assertThat(report.firstFailure()).isEmpty();
    assertThatOnlyBobWasMissed(report);
  }

  @Test
  void a_reply_that_fails_says_so() {
    transport.on(bob, new Delivery.Failed("The line was cut."));

    FanOutReport report = fanOut.reply(bob, "hello");

    assertThat(report.failed()).isEqualTo(1);
    assertThat(report.missed()).isEqualTo(1);
    assertThat(report.firstFailure()).contains("The line was cut.");
  }

  private void assertThatOnlyBobWasMissed(FanOutReport report) {
    assertThat(report.sent()).isEqualTo(2);
    assertThat(report.missed()).isEqualTo(1);
    assertThat(report.audience()).isEqualTo(3);
    assertThat(transport.tried()).containsExactlyInAnyOrderElementsOf(ids(audience));
    assertThat(store.removed()).isEmpty();
  }

  private FanOutReport publish() {
    return fanOut.publish(new Publication(new ChannelName("/news"), "hello"));
  }
}
