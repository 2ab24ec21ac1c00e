package dev.switchboard.domain.fanout;

import static dev.switchboard.domain.fanout.Audience.NOW;
import static dev.switchboard.domain.fanout.Audience.ids;
import static dev.switchboard.domain.fanout.Audience.open;
import static dev.switchboard.domain.fanout.FanOuts.publication;
import static dev.switchboard.domain.fanout.FanOuts.subscribed;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.list;

import dev.switchboard.domain.connection.AudienceShare;
import dev.switchboard.domain.connection.ChannelPattern;
import dev.switchboard.domain.connection.Connection;
import dev.switchboard.domain.connection.Cursor;
import dev.switchboard.domain.connection.Delivery;
import dev.switchboard.domain.connection.Subscription;
import dev.switchboard.domain.doubles.PassingTime;
import dev.switchboard.domain.doubles.ScriptedStore;
import dev.switchboard.domain.doubles.ScriptedTransport;
import dev.switchboard.domain.protocol.Event;
import dev.switchboard.domain.protocol.PlainWordsCodec;
import dev.switchboard.domain.queue.FanOutJob;
import dev.switchboard.domain.queue.FanOutQueue;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** Recipients for which no time is left. */
final class FanOutDeadlineTest {

  private static final Event HELLO = new Event.Text("hello");
  private static final Duration TIME = Duration.ofSeconds(20);

  private final PassingTime time = new PassingTime();
  private final ScriptedStore store = new ScriptedStore();
  private final ScriptedTransport transport = new ScriptedTransport();
  private final ListedQueue queue = new ListedQueue();

  @Test
  void the_rest_of_a_page_and_the_pages_after_it_are_handed_off() {
    List<Connection> first = open(10);
    store.page("/news", first);
    store.page("/news", List.of(open("later")));
    timeIsUpAfter(first.get(3));

    FanOutReport report = publish(queue);

    assertThat(report.sent()).isEqualTo(4);
    assertThat(report.handedOver()).isGreaterThanOrEqualTo(7);
    assertThat(report.missed()).isZero();
    assertThat(queue.works(FanOutJob.SendToSome.class))
        .singleElement()
        .extracting(FanOutJob.SendToSome::recipients, list(Subscription.class))
        .containsExactlyInAnyOrderElementsOf(subscribed(first.subList(4, 10)));
    assertThat(queue.works(FanOutJob.SendToShare.class))
        .containsExactly(
            new FanOutJob.SendToShare(
                List.of(HELLO), new ChannelPattern("/news"), AudienceShare.WHOLE, new Cursor("1")));
  }

  @Test
  void without_a_queue_every_remaining_recipient_is_counted() {
    List<Connection> first = open(10);
    store.page("/news", first);
    store.page("/news", open(5));
    store.page("/news", open(7));
    timeIsUpAfter(first.get(3));

    FanOutReport report = publish(FanOutQueue.NONE);

    assertThat(report.sent()).isEqualTo(4);
    assertThat(report.failed()).isEqualTo(18);
    assertThat(report.firstFailure()).contains("There was no time left to send it.");
    assertThat(transport.tried()).containsExactlyElementsOf(ids(first.subList(0, 4)));
  }

  @Test
  void a_recipient_that_stays_throttled_is_handed_off_with_a_delay() {
    Connection bob = open("bob");
    store.page("/news", List.of(bob));
    transport.on(bob, new Delivery.Throttled());

    FanOutReport report = publish(queue);

    assertThat(report.handedOver()).isEqualTo(1);
    assertThat(report.throttled()).isZero();
    assertThat(queue.jobs())
        .singleElement()
        .satisfies(
            job -> {
              assertThat(job.work())
                  .isEqualTo(new FanOutJob.SendToSome(HELLO, subscribed(List.of(bob)), 1));
              assertThat(job.delay()).isEqualTo(Duration.ofSeconds(1));
            });
  }

  @Test
  void a_recipient_that_is_not_yet_open_is_handed_off_with_a_delay() {
    Connection bob = Audience.opening("bob");
    store.page("/news", List.of(bob));
    transport.on(bob, new Delivery.Gone());

    FanOutReport report = publish(queue);

    assertThat(report.handedOver()).isEqualTo(1);
    assertThat(queue.works(FanOutJob.SendToSome.class))
        .containsExactly(new FanOutJob.SendToSome(HELLO, subscribed(List.of(bob)), 1));
    assertThat(store.removed()).isEmpty();
  }

  @Test
  void no_attempt_begins_after_the_deadline() {
    Connection bob = open("bob");
    store.page("/news", List.of(bob));
    transport.on(
        bob,
        () -> {
          time.pass(TIME);
          return new Delivery.Failed("The line was cut.");
        });

    FanOutReport report = publish(queue);

    assertThat(transport.tried()).containsExactly(bob.id());
    assertThat(report.failed()).isEqualTo(1);
  }

  @Test
  void if_the_store_fails_between_pages_the_rest_is_handed_off() {
    store.page("/news", List.of(open("ada")));
    store.brokenPage("/news");

    FanOutReport report = publish(queue);

    assertThat(report.sent()).isEqualTo(1);
    assertThat(queue.works(FanOutJob.SendToShare.class))
        .extracting(FanOutJob.SendToShare::from)
        .containsExactly(new Cursor("1"));
  }

  @Test
  void after_the_deadline_a_queue_that_rejects_all_jobs_is_called_once() {
    List<Connection> first = open(10);
    store.page("/news", first);
    store.page("/news", open(5));
    timeIsUpAfter(first.getFirst());
    AtomicInteger calls = new AtomicInteger();

    FanOutReport report =
        publish(
            jobs -> {
              calls.incrementAndGet();
              return jobs;
            });

    assertThat(calls).hasValue(1);
    assertThat(report.unsent()).isEqualTo(14);
    assertThat(report.failed()).isEqualTo(14);
  }

  private void timeIsUpAfter(Connection last) {
    transport.on(
        last,
        () -> {
          time.pass(TIME);
          return new Delivery.Sent();
        });
  }

  private FanOutReport publish(FanOutQueue over) {
    FanOut fanOut =
        new FanOut(
            store,
            transport,
            new PlainWordsCodec(),
            over,
            time,
            time,
            FanOutLimits.DEFAULT.withWindow(1));
    return fanOut.publish(publication("/news", "hello"), NOW.plus(TIME));
  }
}
