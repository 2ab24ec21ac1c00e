package dev.switchboard.benchmarks.faults;

import static java.util.stream.Collectors.toSet;

import dev.switchboard.domain.connection.AudienceShare;
import dev.switchboard.domain.connection.ChannelPattern;
import dev.switchboard.domain.connection.Connection;
import dev.switchboard.domain.connection.ConnectionId;
import dev.switchboard.domain.connection.ConnectionStore;
import dev.switchboard.domain.connection.Cursor;
import dev.switchboard.domain.connection.Subscription;
import dev.switchboard.domain.fanout.FanOutJob;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What was said of the recipients of one publication, and whether it is true. */
final class Ledger {

  private static final Set<Trouble> WITH_DUPLICATES =
      Set.of(
          Trouble.JOBS_TWICE,
          Trouble.KILLED_WORKER,
          Trouble.CUT_CONNECTIONS,
          Trouble.REFUSING_QUEUE);

  /** An estimate of those who could not even be counted is off by a tenth of all at most. */
  private static final int ESTIMATE = 10;

  private final Mix mix;
  private final ConnectionStore store;
  private final List<String> violations = new ArrayList<>();
  private final List<FanOutJob> deadLetters = new ArrayList<>();
  private Counts acknowledged = Counts.NONE;
  private int sent;
  private boolean publicationFailed;

  Ledger(Mix mix, ConnectionStore store) {
    this.mix = mix;
    this.store = store;
  }

  /**
   * An invocation has said what became of its audience, and has handed some over.
   *
   * @param estimated whether it had no time to count all for whom there was no time
   */
  void said(String what, int audience, Counts counts, int handedOver, boolean estimated) {
    int difference = Math.abs(counts.all() + handedOver - audience);
    if (difference > (estimated ? audience / ESTIMATE : 0)) {
      violation(
          "of %d recipients %d are counted and %d handed over: %s"
              .formatted(audience, counts.all(), handedOver, what));
    }
    sent += counts.sent();
  }

  /** What an invocation has said is the last that was heard of those it counted. */
  void acknowledged(Counts counts) {
    acknowledged = acknowledged.plus(counts);
  }

  /** The publisher was told that not everybody will have it. */
  void publicationFailed() {
    publicationFailed = true;
  }

  /** A job is kept, and nobody tries it again. */
  void deadLetter(FanOutJob job) {
    deadLetters.add(job);
  }

  /** Something is not as promised. */
  void violation(String what) {
    violations.add(what);
  }

  /** Looks at what is left when nothing happens any more. */
  Finding close(Surroundings surroundings, String text, int jobs)
      throws IOException, InterruptedException {
    Map<ConnectionId, Integer> heard = surroundings.heard(text);
    int missed = checkHeard(heard);
    checkRows(surroundings);
    return new Finding(violations, jobs, deadLetters.size(), missed);
  }

  private int checkHeard(Map<ConnectionId, Integer> heard) {
    List<ConnectionId> missed =
        heard.entrySet().stream()
            .filter(each -> each.getValue() == 0)
            .map(Map.Entry::getKey)
            .filter(id -> !isKept(id))
            .toList();
    if (missed.size() > acknowledged.missed() && !publicationFailed) {
      violation(
          "%d heard nothing and %d are counted".formatted(missed.size(), acknowledged.missed()));
    }
    int all = heard.values().stream().mapToInt(Integer::intValue).sum();
    if (sent > all) {
      violation("%d were sent it and %d heard it".formatted(sent, all));
    }
    boolean someTwice = heard.values().stream().anyMatch(times -> times > 1);
    if (someTwice && WITH_DUPLICATES.stream().noneMatch(mix::has)) {
      violation("somebody heard it twice");
    }
    return missed.size();
  }

  /** Whether a job for someone is among the dead letters. */
  private boolean isKept(ConnectionId id) {
    return deadLetters.stream()
        .map(FanOutJob::work)
        .anyMatch(
            work ->
                switch (work) {
                  case FanOutJob.SendToShare(_, _, var share, _) -> share.contains(id);
                  case FanOutJob.SendToSome(_, var recipients, _) ->
                      recipients.stream().anyMatch(each -> each.connection().id().equals(id));
                  case FanOutJob.Forget _ -> false;
                });
  }

  private void checkRows(Surroundings surroundings) {
    Set<ConnectionId> connections =
        store.connections(Cursor.START).items().stream().map(Connection::id).collect(toSet());
    Set<ConnectionId> subscribed =
        store
            .subscribersTo(new ChannelPattern("/broadcast"), AudienceShare.WHOLE, Cursor.START)
            .items()
            .stream()
            .map(Subscription::connection)
            .map(Connection::id)
            .collect(toSet());
    if (!connections.equals(subscribed)) {
      violation("connections and subscriptions do not agree");
    }
    if (!connections.containsAll(surroundings.listeners())) {
      violation("somebody who listens was forgotten");
    }
    boolean everybodyWasMet = acknowledged.missed() + acknowledged.notYetOpen() == 0;
    boolean couldForget = !mix.has(Trouble.FAILING_STORE) && deadLetters.isEmpty();
    if (everybodyWasMet
        && couldForget
        && surroundings.left().stream().anyMatch(connections::contains)) {
      violation("somebody who is gone was kept");
    }
  }
}
