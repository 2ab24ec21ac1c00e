package dev.switchboard.benchmarks.faults;

import static dev.switchboard.benchmarks.faults.Peer.ADA;
import static dev.switchboard.benchmarks.faults.Peer.BOB;
import static org.assertj.core.api.Assertions.assertThat;

import dev.switchboard.domain.connection.ConnectionId;
import dev.switchboard.domain.queue.FanOutJob;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** When who heard the publication is not what was told of it. Bob is the one who heard nothing. */
final class HearingTest {

  private static final Mix FAILING_POSTS = new Mix(Set.of(Trouble.FAILED_POSTS));
  private static final Mix FAILING_JOBS =
      new Mix(Set.of(Trouble.FAILED_POSTS, Trouble.FAILING_STORE));
  private static final Counts ONE_FAILED = Counts.NONE.withFailed(1);

  @Test
  void all_is_well_when_everybody_heard_it_once() {
    Hearing hearing = new Hearing(Mix.NONE, heard(1), told(Counts.NONE.withSent(2), 2));

    assertThat(hearing.breaches()).isEmpty();
    assertThat(hearing.missed()).isZero();
  }

  @Test
  void somebody_missed_whom_nobody_counts_is_found() {
    Hearing hearing = new Hearing(FAILING_POSTS, heard(0), told(Counts.NONE.withSent(1), 1));

    assertThat(promises(hearing)).containsExactly(Promise.MISSES_NOBODY_UNTOLD);
    assertThat(hearing.missed()).isEqualTo(1);
  }

  @Test
  void somebody_missed_is_excused_by_a_count() {
    Hearing hearing = new Hearing(FAILING_POSTS, heard(0), told(ONE_FAILED, 1));

    assertThat(hearing.breaches()).isEmpty();
    assertThat(hearing.missed()).isEqualTo(1);
  }

  @Test
  void who_was_gone_or_not_yet_open_excuses_nobody() {
    Counts others = new Counts(1, 5, 5, 0, 0, 0, 5);

    assertThat(promises(new Hearing(FAILING_POSTS, heard(0), told(others, 1))))
        .containsExactly(Promise.MISSES_NOBODY_UNTOLD);
  }

  @Test
  void a_count_excuses_nobody_if_nothing_went_wrong() {
    Hearing missed = new Hearing(Mix.NONE, heard(0), told(ONE_FAILED, 1));
    Hearing onlyCounted = new Hearing(Mix.NONE, heard(1), told(ONE_FAILED, 1));

    assertThat(promises(missed)).containsExactly(Promise.MISSES_NOBODY_WITHOUT_CAUSE);
    assertThat(promises(onlyCounted)).containsExactly(Promise.MISSES_NOBODY_WITHOUT_CAUSE);
  }

  @Test
  void a_guess_excuses_only_those_to_whom_nothing_was_sent() {
    DeadLetters none = new DeadLetters(List.of());
    Told untried = new Told(Counts.NONE, true, 1, Set.of(ADA.id()), none);
    Told tried = new Told(Counts.NONE, true, 1, Set.of(ADA.id(), BOB.id()), none);

    assertThat(new Hearing(FAILING_POSTS, heard(0), untried).breaches()).isEmpty();
    assertThat(promises(new Hearing(FAILING_POSTS, heard(0), tried)))
        .containsExactly(Promise.MISSES_NOBODY_UNTOLD);
  }

  @Test
  void who_is_kept_in_a_dead_letter_is_not_missed() {
    Hearing hearing = new Hearing(FAILING_JOBS, heard(0), letterTo(BOB));

    assertThat(hearing.breaches()).isEmpty();
    assertThat(hearing.missed()).isZero();
  }

  @Test
  void a_dead_letter_to_another_keeps_nobody() {
    assertThat(promises(new Hearing(FAILING_JOBS, heard(0), letterTo(ADA))))
        .containsExactly(Promise.MISSES_NOBODY_UNTOLD);
  }

  @Test
  void a_dead_letter_is_found_if_nothing_went_wrong_that_fails_jobs() {
    assertThat(promises(new Hearing(FAILING_POSTS, heard(1), letterTo(BOB))))
        .containsExactly(Promise.GIVES_NO_JOB_UP_WITHOUT_CAUSE);
  }

  @Test
  void more_sent_than_heard_is_found() {
    assertThat(promises(new Hearing(FAILING_POSTS, heard(0), told(ONE_FAILED, 2))))
        .containsExactly(Promise.SENT_IS_HEARD);
  }

  @Test
  void what_came_twice_is_found_unless_nobody_can_know() {
    Told told = told(Counts.NONE.withSent(2), 2);

    assertThat(promises(new Hearing(FAILING_POSTS, heard(2), told)))
        .containsExactly(Promise.SAYS_IT_ONCE);
    assertThat(new Hearing(new Mix(Set.of(Trouble.JOBS_TWICE)), heard(2), told).breaches())
        .isEmpty();
  }

  private static Map<ConnectionId, Integer> heard(int byBob) {
    return Map.of(ADA.id(), 1, BOB.id(), byBob);
  }

  private static Told told(Counts counts, int sent) {
    return new Told(counts, false, sent, Set.of(ADA.id(), BOB.id()), new DeadLetters(List.of()));
  }

  private static Told letterTo(Peer peer) {
    FanOutJob.Work work =
        new FanOutJob.SendToSome(DeadLettersTest.NEWS, List.of(peer.subscription()), 0);
    FanOutJob job = new FanOutJob("6f9c", work, Duration.ZERO);
    return new Told(Counts.NONE, false, 1, Set.of(ADA.id()), new DeadLetters(List.of(job)));
  }

  private static List<Promise> promises(Hearing hearing) {
    return hearing.breaches().stream().map(Breach::promise).toList();
  }
}
