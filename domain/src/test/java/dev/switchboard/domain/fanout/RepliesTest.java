package dev.switchboard.domain.fanout;

import static dev.switchboard.domain.fanout.Audience.open;
import static dev.switchboard.domain.fanout.Audience.opening;
import static org.assertj.core.api.Assertions.assertThat;

import dev.switchboard.domain.connection.Connection;
import dev.switchboard.domain.connection.Delivery;
import dev.switchboard.domain.connection.Frame;
import dev.switchboard.domain.doubles.ScriptedStore;
import dev.switchboard.domain.doubles.ScriptedTransport;
import java.util.Iterator;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Frames to a single connection. */
final class RepliesTest {

  private static final List<Frame> THREE =
      List.of(new Frame("one"), new Frame("two"), new Frame("three"));

  private final ScriptedStore store = new ScriptedStore();
  private final ScriptedTransport transport = new ScriptedTransport();
  private final FanOut fanOut = FanOuts.over(store, transport, 8);

  @Test
  void frames_arrive_in_their_order() {
    FanOutReport report = fanOut.send(open("ada"), THREE, FanOuts.DEADLINE);

    assertThat(transport.frames()).containsExactlyElementsOf(THREE);
    assertThat(report.sent()).isEqualTo(3);
  }

  @Test
  void a_throttled_frame_is_sent_again_before_the_next() {
    Connection ada = open("ada");
    Iterator<Delivery> answers =
        List.<Delivery>of(
                new Delivery.Throttled(),
                new Delivery.Sent(),
                new Delivery.Sent(),
                new Delivery.Sent())
            .iterator();
    transport.on(ada, answers::next);

    assertThat(fanOut.send(ada, THREE, FanOuts.DEADLINE).sent()).isEqualTo(3);
    assertThat(transport.frames())
        .containsExactly(THREE.get(0), THREE.get(0), THREE.get(1), THREE.get(2));
  }

  @Test
  void nothing_is_sent_after_a_frame_that_did_not_arrive() {
    Connection ada = open("ada");
    transport.on(ada, new Delivery.Failed("The line was cut."));

    FanOutReport report = fanOut.send(ada, THREE, FanOuts.DEADLINE);

    assertThat(report.failed()).isEqualTo(3);
    assertThat(report.firstFailure()).contains("The line was cut.");
    assertThat(transport.frames()).containsOnly(THREE.getFirst());
  }

  @Test
  void a_gone_connection_is_removed_and_one_not_yet_open_is_kept() {
    Connection ada = open("ada");
    Connection bob = opening("bob");
    transport.on(ada, new Delivery.Gone());
    transport.on(bob, new Delivery.Gone());

    assertThat(fanOut.send(ada, THREE.subList(0, 1), FanOuts.DEADLINE).gone()).isEqualTo(1);
    assertThat(fanOut.send(bob, THREE.subList(0, 1), FanOuts.DEADLINE).notYetOpen()).isEqualTo(1);
    assertThat(store.removed()).containsExactly(ada.id());
  }
}
