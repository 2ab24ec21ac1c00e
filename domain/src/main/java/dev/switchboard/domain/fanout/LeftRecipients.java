package dev.switchboard.domain.fanout;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;

import dev.switchboard.domain.connection.Subscription;
import dev.switchboard.domain.protocol.Event;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;

/**
 * Recipients that one invocation leaves to others by name; and what becomes of them in the report
 * when the queue does not take them. May be shared between threads.
 */
final class LeftRecipients {

  /**
   * How often a recipient that cannot be reached is handed over: the waits double from 5 seconds,
   * so it is tried for ten minutes.
   */
  static final int ROUNDS = 7;

  private static final Duration FIRST_WAIT = Duration.ofSeconds(5);

  /** A recipient that is left, and how it is counted if it is left to nobody. */
  private record Left(Subscription to, Event event, Runnable orElse) {}

  private final int round;
  private final Offers offers;
  private final Tally tally;
  private final List<Left> unsent = new ArrayList<>();
  private final List<Left> unreached = new ArrayList<>();

  /**
   * Begins with nobody.
   *
   * @param round how often they were handed over already because they could not be reached
   */
  LeftRecipients(int round, Offers offers, Tally tally) {
    this.round = round;
    this.offers = offers;
    this.tally = tally;
  }

  /** Leaves a recipient for whom there was no time. */
  void unsent(Subscription to, Event event) {
    leaveUnsent(fullJob(unsent, new Left(to, event, () -> tally.unsent(1))));
  }

  /** Leaves a recipient that should not be tried again at once, unless it was left too often. */
  void unreached(Subscription to, Event event, Runnable orElse) {
    if (round < ROUNDS) {
      leaveUnreached(fullJob(unreached, new Left(to, event, orElse)));
    } else {
      orElse.run();
    }
  }

  /** Hands over those who are left. */
  void finish() {
    leaveUnsent(all(unsent));
    leaveUnreached(all(unreached));
  }

  /**
   * Adds one, and takes all out once they fill a job: the queue is asked without the lock. Once
   * time is up they wait until the end: there are few more, and a thread that is about to be cut
   * off should not be asking the queue.
   */
  private synchronized List<Left> fullJob(List<Left> left, Left more) {
    left.add(more);
    return left.size() < FanOutJob.RECIPIENTS || offers.isLate() ? List.of() : all(left);
  }

  private synchronized List<Left> all(List<Left> left) {
    List<Left> all = List.copyOf(left);
    left.clear();
    return all;
  }

  private void leaveUnsent(List<Left> left) {
    handOver(left, round, Duration.ZERO);
  }

  private void leaveUnreached(List<Left> left) {
    handOver(left, round + 1, FIRST_WAIT.multipliedBy(1L << round));
  }

  /** Leaves recipients in jobs of one event each. */
  private void handOver(List<Left> left, int inRound, Duration delay) {
    Collection<List<Left>> byEvent =
        left.stream().collect(groupingBy(Left::event, LinkedHashMap::new, toList())).values();
    List<List<Left>> parts = byEvent.stream().flatMap(each -> Offers.parts(each).stream()).toList();
    List<Left> untaken =
        offers.offer(parts, part -> FanOutJob.of(sendTo(part, inRound), delay)).stream()
            .flatMap(List::stream)
            .toList();
    tally.handedOver(left.size() - untaken.size());
    untaken.forEach(each -> each.orElse().run());
  }

  private static FanOutJob.Work sendTo(List<Left> part, int inRound) {
    List<Subscription> recipients = part.stream().map(Left::to).toList();
    return new FanOutJob.SendToSome(part.getFirst().event(), recipients, inRound);
  }
}
