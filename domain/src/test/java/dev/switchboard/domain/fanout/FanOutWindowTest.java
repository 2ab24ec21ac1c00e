package dev.switchboard.domain.fanout;

import static dev.switchboard.domain.fanout.Audience.open;
import static dev.switchboard.domain.fanout.FanOuts.publication;
import static org.assertj.core.api.Assertions.assertThat;

import dev.switchboard.domain.connection.Connection;
import dev.switchboard.domain.connection.Delivery;
import dev.switchboard.domain.connection.Transport;
import dev.switchboard.domain.doubles.ScriptedStore;
import dev.switchboard.domain.doubles.ScriptedTransport;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The maximum number of frames in flight, and that none is left when a call returns. */
final class FanOutWindowTest {

  private final ScriptedStore store = new ScriptedStore();

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 16})
  void exactly_the_window_of_frames_is_in_flight(int window) {
    MeetingTransport transport = new MeetingTransport(window);
    store.page("/news/sport", open(20 * window));

    FanOutReport report = publish(transport, window);

    assertThat(report.sent()).isEqualTo(20 * window);
    assertThat(transport.most()).isEqualTo(window);
  }

  @Test
  void the_audiences_of_all_patterns_share_one_window() {
    MeetingTransport transport = new MeetingTransport(4);
    store.page("/news/sport", open(2));
    store.page("/news/*", open(2));

    assertThat(publish(transport, 4).sent()).isEqualTo(4);
  }

  @Test
  void the_next_page_is_read_while_frames_are_in_flight() {
    ScriptedTransport transport = new ScriptedTransport();
    CountDownLatch read = new CountDownLatch(1);
    Connection ada = open("ada");
    transport.on(ada, () -> await(read) ? new Delivery.Sent() : new Delivery.Failed("Too late."));
    store.page("/news/sport", List.of(ada));
    store.page(
        "/news/sport",
        () -> {
          read.countDown();
          return List.of(open("bob"));
        });

    assertThat(publish(transport, 2).sent()).isEqualTo(2);
  }

  /** Lambda would freeze a task that is left running, together with its frame. */
  @Test
  void nothing_is_left_running_when_a_publication_returns() {
    LingeringTransport transport = new LingeringTransport();
    store.page("/news/sport", open(8));

    FanOutReport report = publish(transport, 8);

    assertThat(transport.done()).isEqualTo(8);
    assertThat(report.sent()).isEqualTo(8);
  }

  private FanOutReport publish(Transport transport, int window) {
    return FanOuts.over(store, transport, window)
        .publish(publication("/news/sport", "hello"), FanOuts.DEADLINE);
  }

  private static boolean await(CountDownLatch latch) {
    try {
      return latch.await(10, TimeUnit.SECONDS);
    } catch (InterruptedException interrupted) {
      return false;
    }
  }
}
