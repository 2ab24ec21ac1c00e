package dev.switchboard.domain.fanout;

import static dev.switchboard.domain.fanout.FanOuts.publication;
import static org.assertj.core.api.Assertions.assertThat;

import dev.switchboard.domain.connection.Connection;
import dev.switchboard.domain.connection.ConnectionId;
import dev.switchboard.domain.connection.Delivery;
import dev.switchboard.domain.doubles.ScriptedStore;
import dev.switchboard.domain.doubles.ScriptedTransport;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** The report contains every recipient, whatever the results. */
final class FanOutReportTest {

  private enum Fate {
    SENT,
    GONE,
    NOT_YET_OPEN,
    THROTTLED,
    TOO_LARGE,
    FAILED,
    THROWN_ON
  }

  private static final int AUDIENCE = 2_000;
  private static final int PAGE = 37;

  private final ScriptedStore store = new ScriptedStore();
  private final ScriptedTransport transport = new ScriptedTransport();
  private final List<ConnectionId> gone = new ArrayList<>();

  @Test
  void counts_every_recipient_of_a_mixed_audience_once() {
    List<Fate> fates = fates(new Random(20_261_123));
    List<Connection> audience =
        IntStream.range(0, AUDIENCE).mapToObj(i -> recipient("c" + i, fates.get(i))).toList();
    for (int from = 0; from < AUDIENCE; from += PAGE) {
      store.page("/news", audience.subList(from, Math.min(from + PAGE, AUDIENCE)));
    }

    FanOutReport report =
        FanOuts.over(store, transport, 16).publish(publication("/news", "hello"), FanOuts.DEADLINE);

    assertThat(report).isEqualTo(expected(fates, report.firstFailure()));
    assertThat(report.audience()).isEqualTo(AUDIENCE);
    assertThat(store.removed()).containsExactlyInAnyOrderElementsOf(gone);
  }

  @Test
  void missed_counts_open_connections_that_may_not_have_been_reached() {
    FanOutReport report =
        new FanOutReport(1, 20, 300, 4_000, 50_000, 600_000, 7, 7_000_000, Optional.empty());

    assertThat(report.audience()).isEqualTo(7_654_321);
    assertThat(report.missed()).isEqualTo(654_000);
  }

  private static List<Fate> fates(Random random) {
    Fate[] all = Fate.values();
    return random.ints(AUDIENCE, 0, all.length).mapToObj(i -> all[i]).toList();
  }

  private Connection recipient(String id, Fate fate) {
    Connection connection = fate == Fate.NOT_YET_OPEN ? Audience.opening(id) : Audience.open(id);
    transport.on(connection, () -> meet(fate));
    if (fate == Fate.GONE) {
      gone.add(connection.id());
    }
    return connection;
  }

  private static Delivery meet(Fate fate) {
    return switch (fate) {
      case SENT -> new Delivery.Sent();
      case GONE, NOT_YET_OPEN -> new Delivery.Gone();
      case THROTTLED -> new Delivery.Throttled();
      case TOO_LARGE -> new Delivery.TooLarge();
      case FAILED -> new Delivery.Failed("The line was cut.");
      case THROWN_ON -> throw new IllegalStateException("a defect");
    };
  }

  private static FanOutReport expected(List<Fate> fates, Optional<String> anyFailure) {
    return new FanOutReport(
        count(fates, Fate.SENT),
        count(fates, Fate.GONE),
        count(fates, Fate.NOT_YET_OPEN),
        count(fates, Fate.THROTTLED),
        count(fates, Fate.TOO_LARGE),
        count(fates, Fate.FAILED) + count(fates, Fate.THROWN_ON),
        0,
        0,
        anyFailure);
  }

  private static int count(List<Fate> fates, Fate fate) {
    return (int) fates.stream().filter(each -> each == fate).count();
  }
}
