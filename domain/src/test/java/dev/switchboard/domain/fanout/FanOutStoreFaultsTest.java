package dev.switchboard.domain.fanout;

import static dev.switchboard.domain.fanout.Audience.ids;
import static dev.switchboard.domain.fanout.Audience.open;
import static dev.switchboard.domain.fanout.FanOuts.publication;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.switchboard.domain.connection.AudienceShare;
import dev.switchboard.domain.connection.ChannelPattern;
import dev.switchboard.domain.connection.Connection;
import dev.switchboard.domain.connection.Cursor;
import dev.switchboard.domain.connection.StoreUnavailableException;
import dev.switchboard.domain.connection.Transport;
import dev.switchboard.domain.doubles.ScriptedStore;
import dev.switchboard.domain.doubles.ScriptedTransport;
import dev.switchboard.domain.protocol.Event;
import dev.switchboard.domain.queue.FanOutJob;
import dev.switchboard.domain.queue.FanOutQueue;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Publications during which the store fails. */
final class FanOutStoreFaultsTest {

  private final ScriptedStore store = new ScriptedStore();
  private final ScriptedTransport transport = new ScriptedTransport();
  private final ListedQueue queue = new ListedQueue();

  @Test
  void a_store_that_is_down_fails_the_publication() {
    store.brokenPage("/news/sport");

    assertThatThrownBy(() -> publish(transport)).isInstanceOf(StoreUnavailableException.class);
    assertThat(transport.tried()).isEmpty();
  }

  @Test
  void if_the_store_fails_between_pages_the_pages_read_are_sent_and_the_rest_is_counted() {
    List<Connection> audience = open(30);
    store.page("/news/sport", audience.subList(0, 20));
    store.page("/news/sport", audience.subList(20, 30));
    store.brokenPage("/news/sport");

    store.page("/news/*", List.of(open("ada")));

    FanOutReport report = publish(transport);

    assertThat(report.sent()).isEqualTo(31);
    assertThat(report.unsent()).isPositive().isEqualTo(report.missed());
    assertThat(report.firstFailure()).contains("The store is down.");
    assertThat(transport.tried()).containsAll(ids(audience)).hasSize(31);
  }

  @Test
  void a_store_that_fails_at_a_wildcard_leaves_its_audience_unsent() {
    store.page("/news/sport", List.of(open("ada")));
    store.brokenPage("/news/*");

    FanOutReport report = publish(transport);

    assertThat(report.sent()).isEqualTo(1);
    assertThat(report.unsent()).isEqualTo(1);
    assertThat(report.firstFailure()).contains("The store is down.");
  }

  @Test
  void a_store_that_fails_at_all_but_a_wildcard_still_serves_its_subscribers() {
    store.brokenPage("/news/sport");
    store.page("/news/*", List.of(open("ada")));

    FanOutReport report = publish(transport);

    assertThat(report.sent()).isEqualTo(1);
    assertThat(report.unsent()).isEqualTo(1);
  }

  @Test
  void nothing_is_left_running_when_the_store_fails() {
    LingeringTransport lingering = new LingeringTransport();
    store.page("/news/sport", open(8));
    store.brokenPage("/news/sport");

    assertThat(publish(lingering).sent()).isEqualTo(8);
    assertThat(lingering.done()).isEqualTo(8);
  }

  @Test
  void a_job_of_which_nothing_can_be_read_fails_and_is_not_handed_off() {
    store.brokenPage("/news");

    assertThatThrownBy(() -> work(Cursor.START)).isInstanceOf(StoreUnavailableException.class);
    assertThat(queue.works(FanOutJob.SendToShare.class)).isEmpty();
  }

  @Test
  void a_job_that_starts_at_a_cursor_and_cannot_be_read_fails_and_is_not_handed_off() {
    store.page("/news", open(3));
    store.brokenPage("/news");

    assertThatThrownBy(() -> work(new Cursor("1"))).isInstanceOf(StoreUnavailableException.class);
    assertThat(queue.works(FanOutJob.SendToShare.class)).isEmpty();
  }

  @Test
  void a_job_that_has_read_a_page_hands_off_the_rest() {
    store.page("/news", open(3));
    store.brokenPage("/news");

    FanOutReport report = work(Cursor.START);

    assertThat(report.sent()).isEqualTo(3);
    assertThat(queue.works(FanOutJob.SendToShare.class))
        .extracting(FanOutJob.SendToShare::from)
        .containsExactly(new Cursor("1"));
  }

  @Test
  void if_the_queue_rejects_the_rest_it_is_counted_as_unsent() {
    store.page("/news", open(3));
    store.brokenPage("/news");

    FanOutReport report = work(Cursor.START, FanOutQueue.NONE);

    assertThat(report.sent()).isEqualTo(3);
    assertThat(report.unsent()).isPositive();
  }

  private FanOutReport work(Cursor from) {
    return work(from, queue);
  }

  private FanOutReport work(Cursor from, FanOutQueue over) {
    FanOutJob.Work work =
        new FanOutJob.SendToShare(
            List.of(new Event.Text("hello")),
            new ChannelPattern("/news"),
            AudienceShare.WHOLE,
            from);
    return FanOuts.over(store, transport, over, FanOutLimits.DEFAULT)
        .work(FanOutJob.of(work), FanOuts.DEADLINE);
  }

  private FanOutReport publish(Transport over) {
    return FanOuts.over(store, over, 8)
        .publish(publication("/news/sport", "hello"), FanOuts.DEADLINE);
  }
}
