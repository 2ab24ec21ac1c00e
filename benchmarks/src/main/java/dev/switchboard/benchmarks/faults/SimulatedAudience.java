package dev.switchboard.benchmarks.faults;

import static java.util.Comparator.comparing;
import static java.util.stream.Collectors.toSet;

import dev.switchboard.domain.connection.AudienceShare;
import dev.switchboard.domain.connection.ChannelPattern;
import dev.switchboard.domain.connection.Connection;
import dev.switchboard.domain.connection.ConnectionId;
import dev.switchboard.domain.connection.Cursor;
import dev.switchboard.domain.connection.Subscription;
import dev.switchboard.domain.connection.SubscriptionId;
import dev.switchboard.domain.queue.FanOutJob;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

/** Plain clients that all listen to one channel, and stay; in the order of their places. */
record SimulatedAudience(List<Subscription> subscriptions) {

  private static final SubscriptionId ONLY = new SubscriptionId("1");

  SimulatedAudience {
    subscriptions =
        subscriptions.stream().sorted(comparing(each -> Place.of(each.connection().id()))).toList();
  }

  /** An audience of a size, connected long enough to be open. */
  static SimulatedAudience of(int size, Instant now) {
    Instant longAgo = now.minus(Connection.OPENING);
    return new SimulatedAudience(
        IntStream.range(0, size)
            .mapToObj(i -> Connection.plain(new ConnectionId("client-" + i), longAgo))
            .map(each -> new Subscription(each, ONLY, TwoTables.PATTERN))
            .toList());
  }

  List<Connection> connections() {
    return subscriptions.stream().map(Subscription::connection).toList();
  }

  Set<ConnectionId> ids() {
    return connections().stream().map(Connection::id).collect(toSet());
  }

  /** Those of a share who listen to a pattern and come after a cursor. */
  List<Subscription> after(ChannelPattern pattern, AudienceShare share, Cursor from) {
    return subscriptions.stream()
        .filter(each -> each.pattern().equals(pattern))
        .filter(each -> share.contains(each.connection().id()))
        .filter(each -> Place.of(each.connection().id()).isAfter(from))
        .toList();
  }

  /** For whom a job is. */
  List<ConnectionId> recipients(FanOutJob job) {
    return switch (job.work()) {
      case FanOutJob.SendToShare(_, var pattern, var share, var from) ->
          idsOf(after(pattern, share, from));
      case FanOutJob.SendToSome(_, var recipients, _) -> idsOf(recipients);
      case FanOutJob.Forget(var gone) -> gone;
    };
  }

  private static List<ConnectionId> idsOf(List<Subscription> subscriptions) {
    return subscriptions.stream().map(each -> each.connection().id()).toList();
  }
}
