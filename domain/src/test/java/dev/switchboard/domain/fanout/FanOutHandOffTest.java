package dev.switchboard.domain.fanout;

import static dev.switchboard.domain.fanout.Audience.open;
import static dev.switchboard.domain.fanout.FanOuts.DEADLINE;
import static dev.switchboard.domain.fanout.FanOuts.subscribed;
import static org.assertj.core.api.Assertions.assertThat;

import dev.switchboard.domain.connection.AudienceShare;
import dev.switchboard.domain.connection.ChannelPattern;
import dev.switchboard.domain.connection.Connection;
import dev.switchboard.domain.connection.Cursor;
import dev.switchboard.domain.connection.Delivery;
import dev.switchboard.domain.doubles.ScriptedStore;
import dev.switchboard.domain.doubles.ScriptedTransport;
import dev.switchboard.domain.protocol.Event;
import dev.switchboard.domain.queue.FanOutJob;
import dev.switchboard.domain.queue.FanOutQueue;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Audiences that are too large for one invocation, and the jobs made of them. */
final class FanOutHandOffTest {

  private static final ChannelPattern NEWS = new ChannelPattern("/news");

  private final ScriptedStore store = new ScriptedStore();
  private final ScriptedTransport transport = new ScriptedTransport();
  private final ListedQueue queue = new ListedQueue();

  @Test
  void an_audience_beyond_the_limit_is_handed_off_in_shares_without_sending() {
    store.page("/news", inOrder(4_000).subList(0, 1_000));
    store.page("/news", inOrder(4_000).subList(1_000, 4_000));

    FanOutReport report = publish(queue, 3_000);

    assertThat(transport.tried()).isEmpty();
    assertThat(report.handedOver()).isBetween(3_500, 4_500);
    assertThat(report.missed()).isZero();
    List<FanOutJob.SendToShare> jobs = queue.works(FanOutJob.SendToShare.class);
    assertThat(jobs).extracting(FanOutJob.SendToShare::from).containsOnly(Cursor.START);
    assertThat(jobs)
        .extracting(FanOutJob.SendToShare::share)
        .isEqualTo(AudienceShare.WHOLE.split(jobs.size()));
    assertThat(jobs).hasSizeBetween(2, 3);
    assertThat(queue.jobs()).extracting(FanOutJob::id).doesNotHaveDuplicates();
  }

  @Test
  void an_audience_within_the_limit_is_sent_to() {
    store.page("/news", inOrder(4_000).subList(0, 1_000));
    store.page("/news", inOrder(4_000).subList(1_000, 4_000));

    FanOutReport report = publish(queue, 5_000);

    assertThat(report.sent()).isEqualTo(4_000);
    assertThat(queue.jobs()).isEmpty();
  }

  @Test
  void shares_that_the_queue_rejects_receive_the_frames_directly() {
    store.page("/news", inOrder(4_000).subList(0, 1_000));
    store.page("/news", inOrder(4_000).subList(1_000, 4_000));

    FanOutReport report = publish(new ListedQueue(1), 2_000);

    assertThat(report.handedOver()).isPositive();
    assertThat(report.sent()).isPositive();
    assertThat(store.sharesRead()).hasSizeGreaterThan(2);
  }

  @Test
  void the_rest_after_a_cursor_is_estimated_from_its_first_position() {
    List<Connection> all = inOrder(4_000);
    store.page("/news", all.subList(0, 2_000));
    store.page("/news", all.subList(2_000, 3_000));
    store.brokenPage("/news");

    FanOutReport report =
        fanOut(queue, 1)
            .work(
                FanOutJob.of(
                    new FanOutJob.SendToShare(
                        List.of(new Event.Text("hello")),
                        NEWS,
                        AudienceShare.WHOLE,
                        new Cursor("1"))),
                DEADLINE);

    assertThat(report.sent()).isEqualTo(1_000);
    assertThat(report.handedOver()).isBetween(900, 1_100);
  }

  @Test
  void a_job_sends_to_its_share() {
    store.page("/news", open(3));
    AudienceShare half = new AudienceShare(0, 128);

    FanOutReport report =
        fanOut(queue, 1)
            .work(
                FanOutJob.of(
                    new FanOutJob.SendToShare(
                        List.of(new Event.Text("hello")), NEWS, half, Cursor.START)),
                DEADLINE);

    assertThat(report.sent()).isEqualTo(3);
    assertThat(store.sharesRead()).containsExactly(half);
  }

  @Test
  void a_job_sends_to_its_recipients_and_hands_off_those_still_throttled() {
    Connection bob = open("bob");
    transport.on(bob, new Delivery.Throttled());

    FanOutReport report =
        fanOut(queue, 1)
            .work(
                FanOutJob.of(
                    new FanOutJob.SendToSome(
                        new Event.Text("hello"), subscribed(List.of(open("ada"), bob)), 2)),
                DEADLINE);

    assertThat(report.sent()).isEqualTo(1);
    assertThat(report.handedOver()).isEqualTo(1);
    assertThat(queue.jobs()).extracting(FanOutJob::delay).containsExactly(Duration.ofSeconds(4));
  }

  @Test
  void an_unreachable_recipient_is_handed_off_for_eight_minutes_and_then_counted() {
    Connection bob = open("bob");
    transport.on(bob, new Delivery.Throttled());
    FanOutJob.Work first =
        new FanOutJob.SendToSome(new Event.Text("hello"), List.of(subscribed(bob)), 0);

    FanOutReport report = fanOut(queue, 1).work(FanOutJob.of(first), DEADLINE);
    for (int done = 0; done < queue.jobs().size(); done++) {
      report = fanOut(queue, 1).work(queue.jobs().get(done), DEADLINE);
    }

    assertThat(report.throttled()).isEqualTo(1);
    assertThat(queue.jobs())
        .extracting(job -> job.delay().toSeconds())
        .containsExactly(1L, 2L, 4L, 8L, 16L, 32L, 64L, 128L, 256L);
  }

  @Test
  void an_audience_that_begins_with_empty_pages_is_estimated_from_the_first_that_is_not() {
    store.page("/news", List.of());
    store.page("/news", List.of());
    store.page("/news", inOrder(4_000).subList(0, 1_000));
    store.page("/news", inOrder(4_000).subList(1_000, 4_000));

    FanOutReport report = publish(queue, 3_000);

    assertThat(transport.tried()).isEmpty();
    assertThat(report.handedOver()).isBetween(3_500, 4_500);
  }

  private FanOutReport publish(FanOutQueue over, int inlineMax) {
    return FanOuts.publish(fanOut(over, inlineMax), "/news");
  }

  private FanOut fanOut(FanOutQueue over, int inlineMax) {
    return FanOuts.over(store, transport, over, new FanOutLimits(16, 10_000, inlineMax));
  }

  /** Returns connections in the order of their positions, as a store returns them. */
  private static List<Connection> inOrder(int count) {
    return IntStream.range(0, count)
        .mapToObj(i -> open("c" + i))
        .sorted(Comparator.comparingInt(each -> AudienceShare.positionOf(each.id())))
        .toList();
  }
}
