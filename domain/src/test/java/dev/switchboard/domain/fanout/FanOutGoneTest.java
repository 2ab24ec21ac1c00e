package dev.switchboard.domain.fanout;

import static dev.switchboard.domain.fanout.Audience.connected;
import static dev.switchboard.domain.fanout.Audience.open;
import static dev.switchboard.domain.fanout.FanOuts.publication;
import static dev.switchboard.domain.fanout.FanOuts.subscribed;
import static org.assertj.core.api.Assertions.assertThat;

import dev.switchboard.domain.connection.Connection;
import dev.switchboard.domain.connection.Delivery;
import dev.switchboard.domain.connection.Frame;
import dev.switchboard.domain.doubles.PassingTime;
import dev.switchboard.domain.doubles.ScriptedStore;
import dev.switchboard.domain.doubles.ScriptedTransport;
import dev.switchboard.domain.protocol.Event;
import dev.switchboard.domain.protocol.PlainWordsCodec;
import dev.switchboard.domain.queue.FanOutQueue;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Recipients that the gateway does not have. */
final class FanOutGoneTest {

  private static final Duration OPENING = Duration.ofSeconds(30);

  private final Connection ada = open("ada");
  private final ScriptedStore store = new ScriptedStore();
  private final ScriptedTransport transport = new ScriptedTransport();
  private final FanOut fanOut = FanOuts.over(store, transport, 8);

  @Test
  void only_the_gone_connection_is_removed() {
    FanOutReport report = publishToGone(open("bob"));

    assertThat(report.gone()).isEqualTo(1);
    assertThat(report.sent()).isEqualTo(2);
    assertThat(report.missed()).isZero();
    assertThat(store.removed()).containsExactly(open("bob").id());
  }

  @Test
  void a_connection_that_may_be_opening_is_not_yet_open_and_is_kept() {
    FanOutReport report = publishToGone(connected(OPENING.minusMillis(1), "bob"));

    assertThat(report.notYetOpen()).isEqualTo(1);
    assertThat(report.sent()).isEqualTo(2);
    assertThat(report.gone()).isZero();
    assertThat(report.missed()).isZero();
    assertThat(store.removed()).isEmpty();
  }

  @Test
  void a_connection_that_connected_thirty_seconds_ago_is_gone() {
    FanOutReport report = publishToGone(connected(OPENING, "bob"));

    assertThat(report.gone()).isEqualTo(1);
    assertThat(report.notYetOpen()).isZero();
    assertThat(store.removed()).containsExactly(open("bob").id());
  }

  /** The connection's {@code $connect} may end between the post and its answer. */
  @Test
  void a_connection_that_may_be_opening_at_the_post_is_kept_however_long_the_answer_takes() {
    PassingTime time = new PassingTime();
    Connection bob = connected(OPENING.minusMillis(1), "bob");
    transport.on(
        bob,
        () -> {
          time.pass(FanOuts.TIME);
          return new Delivery.Gone();
        });
    store.page("/news", List.of(bob));
    FanOut slow =
        new FanOut(
            store,
            transport,
            new PlainWordsCodec(),
            FanOutQueue.NONE,
            time,
            time,
            FanOutLimits.DEFAULT);

    assertThat(slow.publish(publication("/news", "hello"), FanOuts.DEADLINE).notYetOpen())
        .isEqualTo(1);
    assertThat(store.removed()).isEmpty();
    assertThat(slow.sendToEach(List.of(bob), new Frame("hello"), time.instant().plusSeconds(1)))
        .containsExactly(new Delivery.Gone());
  }

  @Test
  void a_keep_alive_distinguishes_not_yet_open_from_gone() {
    Connection bob = connected(OPENING.minusMillis(1), "bob");
    transport.on(bob, new Delivery.Gone());

    assertThat(fanOut.sendToEach(List.of(ada, bob), new Frame("hello"), FanOuts.DEADLINE))
        .containsExactly(new Delivery.Sent(), new Delivery.NotYetOpen());
  }

  @Test
  void a_connection_that_is_opening_receives_frames_like_any_other() {
    store.page("/news", List.of(connected(Duration.ZERO, "bob")));

    assertThat(publish().sent()).isEqualTo(1);
  }

  /** The next publication gets the same answer and tries again. */
  @Test
  void a_gone_connection_whose_removal_fails_is_still_counted_as_gone() {
    store.failRemovals();

    FanOutReport report = publishToGone(open("bob"));

    assertThat(report.gone()).isEqualTo(1);
    assertThat(report.sent()).isEqualTo(2);
    assertThat(report.missed()).isZero();
    assertThat(store.removed()).containsExactly(open("bob").id());
  }

  @Test
  void a_connection_that_is_gone_at_a_reply_is_removed() {
    transport.on(ada, new Delivery.Gone());

    assertThat(fanOut.reply(subscribed(ada), new Event.Text("hello"), FanOuts.DEADLINE).gone())
        .isEqualTo(1);
    assertThat(store.removed()).containsExactly(ada.id());
  }

  @Test
  void a_connection_that_is_not_yet_open_at_a_reply_is_kept() {
    Connection bob = connected(OPENING.minusMillis(1), "bob");
    transport.on(bob, new Delivery.Gone());

    assertThat(
            fanOut.reply(subscribed(bob), new Event.Text("hello"), FanOuts.DEADLINE).notYetOpen())
        .isEqualTo(1);
    assertThat(store.removed()).isEmpty();
  }

  /** Publishes to three connections, one of which is gone. */
  private FanOutReport publishToGone(Connection gone) {
    store.page("/news", List.of(ada, gone, open("cyd")));
    transport.on(gone, new Delivery.Gone());
    return publish();
  }

  private FanOutReport publish() {
    return fanOut.publish(publication("/news", "hello"), FanOuts.DEADLINE);
  }
}
