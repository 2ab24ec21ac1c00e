package dev.switchboard.domain.fanout;

import static dev.switchboard.domain.fanout.Audience.NOW;
import static dev.switchboard.domain.fanout.Audience.open;
import static dev.switchboard.domain.fanout.Audience.opening;
import static dev.switchboard.domain.fanout.FanOuts.publication;
import static dev.switchboard.domain.fanout.FanOuts.subscribed;
import static org.assertj.core.api.Assertions.assertThat;

import dev.switchboard.domain.connection.Connection;
import dev.switchboard.domain.connection.Delivery;
import dev.switchboard.domain.doubles.PassingTime;
import dev.switchboard.domain.doubles.ScriptedStore;
import dev.switchboard.domain.doubles.ScriptedTransport;
import dev.switchboard.domain.protocol.Event;
import dev.switchboard.domain.protocol.PlainWordsCodec;
import dev.switchboard.domain.queue.FanOutJob;
import dev.switchboard.domain.queue.FanOutQueue;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The effect on a publisher of recipients that cannot be reached at once. */
@Timeout(60)
final class FanOutSlowRecipientTest {

  private static final Duration TIME = Duration.ofSeconds(20);

  private final PassingTime time = new PassingTime();
  private final ScriptedStore store = new ScriptedStore();
  private final ScriptedTransport transport = new ScriptedTransport();
  private final ListedQueue queue = new ListedQueue();
  private final Connection slow = open("slow");

  @Test
  void a_publisher_does_not_wait_for_retries_to_a_slow_client() {
    transport.on(slow, new Delivery.Throttled());
    store.page("/news", Stream.concat(Stream.of(slow), open(100).stream()).toList());

    FanOutReport report = publish(queue);

    assertThat(time.passed()).isZero();
    assertThat(report.sent()).isEqualTo(100);
    assertThat(report.handedOver()).isEqualTo(1);
    assertThat(queue.jobs()).extracting(FanOutJob::delay).containsExactly(Duration.ofSeconds(1));
  }

  @Test
  void a_publisher_does_not_wait_for_a_connection_that_is_not_yet_open() {
    Connection bob = opening("bob");
    transport.on(bob, new Delivery.Gone());
    store.page("/news", List.of(bob, open("ada")));

    FanOutReport report = publish(queue);

    assertThat(time.passed()).isZero();
    assertThat(report.handedOver()).isEqualTo(1);
  }

  @Test
  void a_slow_client_is_retried_while_frames_are_sent_to_others() {
    List<Connection> others = open(1_000);
    others.forEach(
        each ->
            transport.on(
                each,
                () -> {
                  time.pass(Duration.ofMillis(1));
                  return new Delivery.Sent();
                }));
    transport.on(slow, new Delivery.Throttled());
    store.page("/news", Stream.concat(Stream.of(slow), others.stream()).toList());

    FanOutReport report = publish(queue);

    assertThat(report.handedOver()).isEqualTo(1);
    assertThat(Collections.frequency(transport.tried(), slow.id())).isEqualTo(3);
    assertThat(time.passed()).isEqualTo(Duration.ofSeconds(1));
  }

  @Test
  void if_the_queue_rejects_a_recipient_the_publisher_tries_it_five_times() {
    transport.on(slow, new Delivery.Throttled());
    store.page("/news", List.of(slow, open("ada")));

    FanOutReport report = publish(jobs -> jobs);

    assertThat(Collections.frequency(transport.tried(), slow.id())).isEqualTo(5);
    assertThat(report.throttled()).isEqualTo(1);
    assertThat(report.handedOver()).isZero();
  }

  @Test
  void a_worker_tries_three_times_and_hands_off_the_recipient() {
    transport.on(slow, new Delivery.Throttled());
    FanOutJob.Work work =
        new FanOutJob.SendToSome(new Event.Text("hello"), subscribed(List.of(slow)), 0);

    FanOutReport report = fanOut(queue).work(FanOutJob.of(work), NOW.plus(TIME));

    assertThat(Collections.frequency(transport.tried(), slow.id())).isEqualTo(3);
    assertThat(report.handedOver()).isEqualTo(1);
  }

  @Test
  void a_publisher_waits_five_seconds_for_a_throttled_account_and_hands_off_the_rest() {
    List<Connection> all = open(8_000);
    all.forEach(
        each ->
            transport.on(
                each,
                () -> {
                  time.pass(Duration.ofMillis(1));
                  return new Delivery.Throttled();
                }));
    store.page("/news", all.subList(0, 4_000));
    store.page("/news", all.subList(4_000, 8_000));

    FanOutReport report = publish(queue);

    assertThat(time.passed()).isBetween(Duration.ofSeconds(5), Duration.ofMillis(5_500));
    assertThat(report.missed()).isZero();
    assertThat(report.sent()).isZero();
    assertThat(queue.works(FanOutJob.SendToSome.class)).isNotEmpty();
    assertThat(queue.works(FanOutJob.SendToShare.class)).hasSize(1);
  }

  @Test
  void
      if_the_queue_rejects_all_jobs_the_publisher_waits_for_a_throttled_account_until_the_deadline() {
    List<Connection> all = throttledForTenSeconds(1_000);
    store.page("/news", all.subList(0, 500));
    store.page("/news", all.subList(500, 1_000));

    FanOutReport report = publish(jobs -> jobs);

    assertThat(report.sent()).isEqualTo(1_000);
    assertThat(time.passed()).isBetween(Duration.ofSeconds(10), Duration.ofSeconds(13));
  }

  @Test
  void if_the_queue_rejects_the_jobs_of_one_event_its_recipients_are_tried_until_the_deadline() {
    store.page("/news", throttledForTenSeconds(1_000));
    FanOutQueue refusesFirst =
        jobs ->
            jobs.stream()
                .filter(
                    job ->
                        job.work()
                                instanceof
                                FanOutJob.SendToSome(Event.Text(String text), var _, int _)
                            && text.equals("first"))
                .toList();

    FanOutReport report =
        fanOut(refusesFirst).publish(publication("/news", "first", "second"), NOW.plus(TIME));

    assertThat(report.missed()).isZero();
    assertThat(report.sent() + report.handedOver()).isEqualTo(2_000);
    assertThat(time.passed()).isBetween(Duration.ofSeconds(10), Duration.ofSeconds(13));
  }

  private List<Connection> throttledForTenSeconds(int count) {
    List<Connection> all = open(count);
    all.forEach(
        each ->
            transport.on(
                each,
                () ->
                    time.passed().compareTo(Duration.ofSeconds(10)) < 0
                        ? new Delivery.Throttled()
                        : new Delivery.Sent()));
    return all;
  }

  private FanOutReport publish(FanOutQueue over) {
    return fanOut(over).publish(publication("/news", "hello"), NOW.plus(TIME));
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
}
