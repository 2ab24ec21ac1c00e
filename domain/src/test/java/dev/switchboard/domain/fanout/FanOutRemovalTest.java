package dev.switchboard.domain.fanout;

import static dev.switchboard.domain.fanout.Audience.NOW;
import static dev.switchboard.domain.fanout.Audience.ids;
import static dev.switchboard.domain.fanout.Audience.open;
import static dev.switchboard.domain.fanout.FanOuts.publication;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.switchboard.domain.connection.Connection;
import dev.switchboard.domain.connection.ConnectionId;
import dev.switchboard.domain.connection.Delivery;
import dev.switchboard.domain.connection.StoreUnavailableException;
import dev.switchboard.domain.doubles.PassingTime;
import dev.switchboard.domain.doubles.ScriptedStore;
import dev.switchboard.domain.doubles.ScriptedTransport;
import dev.switchboard.domain.pacing.BoundedExecutor;
import dev.switchboard.domain.protocol.PlainWordsCodec;
import dev.switchboard.domain.queue.FanOutJob;
import dev.switchboard.domain.queue.FanOutQueue;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Removal of many gone connections, which must not delay posts or exceed the deadline. */
@Timeout(20)
final class FanOutRemovalTest {

  private static final Duration TIME = Duration.ofSeconds(20);

  private final PassingTime time = new PassingTime();
  private final ScriptedStore store = new ScriptedStore();
  private final ScriptedTransport transport = new ScriptedTransport();
  private final ListedQueue queue = new ListedQueue();

  @Test
  void at_most_two_hundred_gone_connections_a_second_are_removed_and_the_rest_is_handed_off() {
    List<Connection> gone = gone(500);

    FanOutReport report = publish(queue);

    assertThat(report.gone()).isEqualTo(500);
    assertThat(store.removed()).hasSizeBetween(1, 200);
    assertThat(Stream.concat(store.removed().stream(), handedOff().stream()))
        .containsExactlyInAnyOrderElementsOf(ids(gone));
  }

  @Test
  void without_a_queue_all_gone_connections_are_still_removed() {
    gone(500);

    publish(FanOutQueue.NONE);

    assertThat(store.removed()).hasSize(500);
  }

  @Test
  void at_most_64_removals_wait_for_a_slow_store() {
    gone(150);
    CountDownLatch posted = new CountDownLatch(1);
    store.onRemoval(() -> await(posted));

    publish(
        jobs -> {
          posted.countDown();
          return queue.enqueue(jobs);
        });

    assertThat(store.removed()).hasSize(64);
    assertThat(handedOff()).hasSize(150 - 64);
  }

  @Test
  void gone_connections_that_fill_a_job_are_handed_off_before_the_end() {
    gone(5_000);

    FanOutReport report = publish(queue);

    assertThat(report.gone()).isEqualTo(5_000);
    assertThat(queue.works(FanOutJob.Forget.class))
        .hasSize(3)
        .allSatisfy(job -> assertThat(job.gone()).hasSizeLessThanOrEqualTo(2_000));
  }

  @Test
  void after_the_deadline_nothing_is_removed_even_without_a_queue() {
    gone(500);
    store.onRemoval(() -> time.pass(Duration.ofSeconds(1)));

    FanOutReport report = publish(FanOutQueue.NONE);

    assertThat(report.audience()).isEqualTo(500);
    assertThat(store.removed()).hasSizeBetween(20, 28);
  }

  @Test
  void a_removal_that_never_ends_is_interrupted() {
    gone(1);
    store.onRemoval(this::hangUntilInterrupted);

    FanOutReport report = publish(queue);

    assertThat(report.gone()).isEqualTo(1);
    assertThat(time.passed()).isEqualTo(TIME.plus(BoundedExecutor.GRACE));
  }

  @Test
  void a_job_removes_gone_connections() {
    List<ConnectionId> gone = ids(open(300));

    FanOutReport report = removeGone(gone);

    assertThat(report.gone()).isEqualTo(300);
    assertThat(store.removed()).containsExactlyInAnyOrderElementsOf(gone);
  }

  @Test
  void a_job_that_could_not_remove_every_connection_fails() {
    store.failRemovals();

    assertThatThrownBy(() -> removeGone(ids(open(3))))
        .isInstanceOf(StoreUnavailableException.class);
  }

  @Test
  void a_job_without_time_for_all_hands_off_the_rest() {
    List<ConnectionId> gone = ids(open(300));
    store.onRemoval(() -> time.pass(Duration.ofSeconds(1)));

    FanOutReport report = removeGone(gone);

    assertThat(report.gone()).isEqualTo(store.removed().size()).isBetween(20, 28);
    assertThat(report.handedOver()).isEqualTo(300 - report.gone());
    assertThat(Stream.concat(store.removed().stream(), handedOff().stream()))
        .containsExactlyInAnyOrderElementsOf(gone);
  }

  @Test
  void a_job_whose_rest_is_rejected_counts_it_as_unsent() {
    store.onRemoval(() -> time.pass(Duration.ofSeconds(1)));

    FanOutReport report =
        fanOut(FanOutQueue.NONE)
            .work(FanOutJob.of(new FanOutJob.Forget(ids(open(300)))), NOW.plus(TIME));

    assertThat(report.unsent()).isEqualTo(300 - report.gone());
  }

  private List<Connection> gone(int count) {
    List<Connection> audience = new ArrayList<>(open(count));
    audience.forEach(each -> transport.on(each, new Delivery.Gone()));
    store.page("/news", audience);
    return audience;
  }

  private List<ConnectionId> handedOff() {
    return queue.works(FanOutJob.Forget.class).stream()
        .flatMap(job -> job.gone().stream())
        .toList();
  }

  private FanOutReport publish(FanOutQueue over) {
    return fanOut(over).publish(publication("/news", "hello"), NOW.plus(TIME));
  }

  private FanOutReport removeGone(List<ConnectionId> gone) {
    return fanOut(queue).work(FanOutJob.of(new FanOutJob.Forget(gone)), NOW.plus(TIME));
  }

  private FanOut fanOut(FanOutQueue over) {
    return new FanOut(
        store,
        transport,
        new PlainWordsCodec(),
        over,
        time,
        time,
        new FanOutLimits(16, 10_000, 20_000));
  }

  private void hangUntilInterrupted() {
    time.pass(TIME.plus(BoundedExecutor.GRACE));
    try {
      new CountDownLatch(1).await();
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
