package dev.switchboard.benchmarks.faults;

import static java.time.Duration.between;
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
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** What was said of the recipients of one publication, and whether it is true. */
final class Ledger {

  private static final Set<Trouble> WITH_DUPLICATES =
      Set.of(
          Trouble.JOBS_TWICE,
          Trouble.KILLED_WORKER,
          Trouble.CUT_CONNECTIONS,
          Trouble.REFUSING_QUEUE);

  /**
   * How long after its deadline an invocation may end at the latest: it has five seconds to answer.
   * What is on its way is cut off after one of them, and a late post leaps over at most four.
   */
  private static final Duration TO_ANSWER = Duration.ofSeconds(5);

  private final Mix mix;
  private final ConnectionStore store;
  private final List<String> violations = new ArrayList<>();
  private final List<FanOutJob> deadLetters = new ArrayList<>();
  private Counts acknowledged = Counts.NONE;
  private final Set<ConnectionId> tried = ConcurrentHashMap.newKeySet();
  private int sent;
  private boolean estimated;

  Ledger(Mix mix, ConnectionStore store) {
    this.mix = mix;
    this.store = store;
  }

  /** Something was posted to somebody. */
  void tried(ConnectionId id) {
    tried.add(id);
  }

  /** An invocation has ended. */
  void ended(String what, Instant now, Instant deadline) {
    if (now.isAfter(deadline.plus(TO_ANSWER))) {
      violation("it ended %s after its deadline: %s".formatted(between(deadline, now), what));
    }
  }

  /**
   * An invocation has said what became of its audience.
   *
   * @param handedOver whom the queue has taken from it
   * @param estimated whether it could not count all whom it did not try
   */
  void said(String what, int audience, Counts counts, HandedOver handedOver, boolean estimated) {
    int all = counts.all() + handedOver.recipients();
    // Nobody is counted twice, nor is anybody left out.
    boolean adds =
        estimated ? all - counts.failed() <= audience && counts.failed() > 0 : all == audience;
    // How many are on pages that were not read is guessed, but not whether there are any.
    boolean tellsWhatItLeft =
        handedOver.unread()
            ? counts.handedOver() > 0
            : counts.handedOver() == handedOver.recipients();
    if (!adds || !tellsWhatItLeft) {
      violation(
          "of %d recipients %d are counted and %d handed over: %s"
              .formatted(audience, counts.all(), handedOver.recipients(), what));
    }
    sent += counts.sent();
  }

  /**
   * What an invocation has said is the last that was heard of those it counted.
   *
   * @param guessed whether some of them are guessed
   */
  void acknowledged(Counts counts, boolean guessed) {
    acknowledged = acknowledged.plus(counts);
    estimated |= guessed;
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
    // If it is a guess how many were not tried, that they were not is all that excuses them.
    long untold = missed.stream().filter(id -> !estimated || tried.contains(id)).count();
    if (untold > acknowledged.missed()) {
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
                  case FanOutJob.SendToShare(_, _, var share, var from) ->
                      share.contains(id) && FaultyStore.isAfter(id, from);
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
    // Whom nobody takes when time is up is forgotten at the next publication.
    boolean dropped = mix.has(Trouble.LATE_POSTS) && mix.has(Trouble.REFUSING_QUEUE);
    boolean couldForget = !mix.has(Trouble.FAILING_STORE) && !dropped && deadLetters.isEmpty();
    if (everybodyWasMet
        && couldForget
        && surroundings.left().stream().anyMatch(connections::contains)) {
      violation("somebody who is gone was kept");
    }
  }
}
