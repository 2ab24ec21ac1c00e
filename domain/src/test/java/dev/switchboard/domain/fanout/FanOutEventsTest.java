package dev.switchboard.domain.fanout;

import static dev.switchboard.domain.fanout.Audience.open;
import static dev.switchboard.domain.fanout.FanOuts.publication;
import static dev.switchboard.domain.fanout.FanOuts.subscribed;
import static org.assertj.core.api.Assertions.assertThat;

import dev.switchboard.domain.connection.AudienceShare;
import dev.switchboard.domain.connection.ChannelPattern;
import dev.switchboard.domain.connection.Connection;
import dev.switchboard.domain.connection.Cursor;
import dev.switchboard.domain.connection.Delivery;
import dev.switchboard.domain.connection.Frame;
import dev.switchboard.domain.connection.Protocol;
import dev.switchboard.domain.connection.Subscription;
import dev.switchboard.domain.connection.SubscriptionId;
import dev.switchboard.domain.doubles.ScriptedStore;
import dev.switchboard.domain.doubles.ScriptedTransport;
import dev.switchboard.domain.protocol.Event;
import dev.switchboard.domain.queue.FanOutJob;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Publications of several events, and subscribers of both protocols. */
final class FanOutEventsTest {

  private static final Connection BOB = open("bob");

  private final ScriptedStore store = new ScriptedStore();
  private final ScriptedTransport transport = new ScriptedTransport();
  private final ListedQueue queue = new ListedQueue();

  @Test
  void a_subscriber_receives_the_events_in_order() {
    store.page("/news", List.of(BOB));

    FanOutReport report = publish(FanOutLimits.DEFAULT, "one", "two", "three");

    assertThat(transport.frames())
        .containsExactly(new Frame("one"), new Frame("two"), new Frame("three"));
    assertThat(report.sent()).isEqualTo(3);
    assertThat(report.audience()).isEqualTo(3);
  }

  @Test
  void a_connection_gone_at_the_first_event_counts_as_gone_for_all_and_gets_no_more_posts() {
    store.page("/news", List.of(BOB));
    transport.on(BOB, new Delivery.Gone());

    FanOutReport report = publish(FanOutLimits.DEFAULT, "one", "two", "three");

    assertThat(report.gone()).isEqualTo(3);
    assertThat(transport.tried()).containsExactly(BOB.id());
    assertThat(store.removed()).containsExactly(BOB.id());
  }

  @Test
  void each_event_that_a_throttled_subscriber_lacks_is_handed_off() {
    store.page("/news", List.of(BOB));
    transport.on(BOB, new Delivery.Throttled());

    FanOutReport report = publish(FanOutLimits.DEFAULT, "one", "two");

    assertThat(report.handedOver()).isEqualTo(2);
    assertThat(queue.works(FanOutJob.SendToSome.class))
        .containsExactly(
            new FanOutJob.SendToSome(new Event.Text("one"), List.of(subscribed(BOB)), 1),
            new FanOutJob.SendToSome(new Event.Text("two"), List.of(subscribed(BOB)), 1));
  }

  /** A job of an older release may contain such an event; a repeated attempt would fail as well. */
  @Test
  void an_event_of_a_job_that_utf_8_cannot_encode_is_a_failure_and_the_others_are_sent() {
    store.page("/news", List.of(BOB));
    FanOutJob job =
        FanOutJob.of(
            new FanOutJob.SendToShare(
                List.of(new Event.Text("half \ud83d"), new Event.Text("whole")),
                new ChannelPattern("/news"),
                AudienceShare.WHOLE,
                Cursor.START));

    FanOutReport report =
        FanOuts.over(store, transport, queue, FanOutLimits.DEFAULT).work(job, FanOuts.DEADLINE);

    assertThat(transport.frames()).containsExactly(new Frame("whole"));
    assertThat(report.sent()).isEqualTo(1);
    assertThat(report.failed()).isEqualTo(1);
    assertThat(report.firstFailure().orElse("")).contains("half of a surrogate pair");
  }

  @Test
  void one_job_carries_all_events_and_the_limit_counts_posts() {
    store.page("/news", open(600));

    FanOutReport report = publish(new FanOutLimits(8, 10_000, 1_000), "one", "two");

    assertThat(transport.tried()).isEmpty();
    assertThat(report.handedOver()).isEqualTo(1_200);
    assertThat(queue.works(FanOutJob.SendToShare.class))
        .singleElement()
        .extracting(FanOutJob.SendToShare::events)
        .isEqualTo(List.of(new Event.Text("one"), new Event.Text("two")));
  }

  @Test
  void a_frame_is_written_in_the_subscribers_protocol() {
    Connection ada = new Connection(open("ada").id(), open("ada").connectedAt(), Protocol.EVENTS);
    Subscription toNews =
        new Subscription(ada, new SubscriptionId("s1"), new ChannelPattern("/news"));

    fanOut(FanOutLimits.DEFAULT).reply(toNews, new Event.Text("hi"), FanOuts.DEADLINE);

    assertThat(transport.frames()).containsExactly(new Frame("to s1: hi"));
  }

  @Test
  void an_event_that_only_fits_one_protocol_is_too_large_for_the_other() {
    Connection ada = new Connection(open("ada").id(), open("ada").connectedAt(), Protocol.EVENTS);
    String text = "x".repeat(Frame.MAX_BYTES - "to s1: ".length());
    FanOut fanOut = fanOut(FanOutLimits.DEFAULT);

    FanOutReport shortId = fanOut.reply(as(ada, "s1"), new Event.Text(text), FanOuts.DEADLINE);
    FanOutReport longId = fanOut.reply(as(ada, "s12"), new Event.Text(text), FanOuts.DEADLINE);
    FanOutReport plain = fanOut.reply(subscribed(BOB), new Event.Text(text), FanOuts.DEADLINE);

    assertThat(shortId.sent()).isEqualTo(1);
    assertThat(longId.tooLarge()).isEqualTo(1);
    assertThat(plain.sent()).isEqualTo(1);
  }

  private static Subscription as(Connection connection, String id) {
    return new Subscription(connection, new SubscriptionId(id), new ChannelPattern("/news"));
  }

  private FanOutReport publish(FanOutLimits limits, String... texts) {
    return fanOut(limits).publish(publication("/news", texts), FanOuts.DEADLINE);
  }

  private FanOut fanOut(FanOutLimits limits) {
    return FanOuts.over(store, transport, queue, limits);
  }
}
