package dev.switchboard.proof;

import static dev.switchboard.proof.SamplePeer.ADA;
import static dev.switchboard.proof.SamplePeer.BOB;
import static org.assertj.core.api.Assertions.assertThat;

import dev.switchboard.domain.connection.ConnectionId;
import dev.switchboard.domain.queue.FanOutJob;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Tests received messages that contradict the outcome. Bob is the client that received nothing. */
final class ReceivedMessagesTest {

  private static final FaultMix FAILING_POSTS = new FaultMix(Set.of(FaultKind.FAILED_POSTS));
  private static final FaultMix FAILING_JOBS =
      new FaultMix(Set.of(FaultKind.FAILED_POSTS, FaultKind.FAILING_STORE));
  private static final DeliveryCounts ONE_FAILED = DeliveryCounts.NONE.withFailed(1);

  @Test
  void all_is_well_when_everybody_heard_it_once() {
    ReceivedMessages hearing =
        new ReceivedMessages(FaultMix.NONE, heard(1), outcome(DeliveryCounts.NONE.withSent(2), 2));

    assertThat(hearing.breaches()).isEmpty();
    assertThat(hearing.missed()).isZero();
  }

  @Test
  void somebody_missed_whom_nobody_counts_is_found() {
    ReceivedMessages hearing =
        new ReceivedMessages(FAILING_POSTS, heard(0), outcome(DeliveryCounts.NONE.withSent(1), 1));

    assertThat(promises(hearing)).containsExactly(Promise.MISSES_NOBODY_UNTOLD);
    assertThat(hearing.missed()).isEqualTo(1);
  }

  @Test
  void somebody_missed_is_excused_by_a_count() {
    ReceivedMessages hearing =
        new ReceivedMessages(FAILING_POSTS, heard(0), outcome(ONE_FAILED, 1));

    assertThat(hearing.breaches()).isEmpty();
    assertThat(hearing.missed()).isEqualTo(1);
  }

  @Test
  void who_was_gone_or_not_yet_open_excuses_nobody() {
    DeliveryCounts others = new DeliveryCounts(1, 5, 5, 0, 0, 0, 5);

    assertThat(promises(new ReceivedMessages(FAILING_POSTS, heard(0), outcome(others, 1))))
        .containsExactly(Promise.MISSES_NOBODY_UNTOLD);
  }

  @Test
  void a_count_excuses_nobody_if_nothing_went_wrong() {
    ReceivedMessages missed = new ReceivedMessages(FaultMix.NONE, heard(0), outcome(ONE_FAILED, 1));
    ReceivedMessages onlyCounted =
        new ReceivedMessages(FaultMix.NONE, heard(1), outcome(ONE_FAILED, 1));

    assertThat(promises(missed)).containsExactly(Promise.MISSES_NOBODY_WITHOUT_CAUSE);
    assertThat(promises(onlyCounted)).containsExactly(Promise.MISSES_NOBODY_WITHOUT_CAUSE);
  }

  @Test
  void a_guess_excuses_only_those_to_whom_nothing_was_sent() {
    FailedJobs none = new FailedJobs(List.of());
    PublicationOutcome untried =
        new PublicationOutcome(DeliveryCounts.NONE, true, 1, Set.of(ADA.id()), none);
    PublicationOutcome tried =
        new PublicationOutcome(DeliveryCounts.NONE, true, 1, Set.of(ADA.id(), BOB.id()), none);

    assertThat(new ReceivedMessages(FAILING_POSTS, heard(0), untried).breaches()).isEmpty();
    assertThat(promises(new ReceivedMessages(FAILING_POSTS, heard(0), tried)))
        .containsExactly(Promise.MISSES_NOBODY_UNTOLD);
  }

  @Test
  void who_is_kept_in_a_dead_letter_is_not_missed() {
    ReceivedMessages hearing = new ReceivedMessages(FAILING_JOBS, heard(0), letterTo(BOB));

    assertThat(hearing.breaches()).isEmpty();
    assertThat(hearing.missed()).isZero();
  }

  @Test
  void a_dead_letter_to_another_keeps_nobody() {
    assertThat(promises(new ReceivedMessages(FAILING_JOBS, heard(0), letterTo(ADA))))
        .containsExactly(Promise.MISSES_NOBODY_UNTOLD);
  }

  @Test
  void a_dead_letter_is_found_if_nothing_went_wrong_that_fails_jobs() {
    assertThat(promises(new ReceivedMessages(FAILING_POSTS, heard(1), letterTo(BOB))))
        .containsExactly(Promise.GIVES_NO_JOB_UP_WITHOUT_CAUSE);
  }

  @Test
  void more_sent_than_heard_is_found() {
    assertThat(promises(new ReceivedMessages(FAILING_POSTS, heard(0), outcome(ONE_FAILED, 2))))
        .containsExactly(Promise.SENT_IS_HEARD);
  }

  @Test
  void what_came_twice_is_found_unless_nobody_can_know() {
    PublicationOutcome outcome = outcome(DeliveryCounts.NONE.withSent(2), 2);

    assertThat(promises(new ReceivedMessages(FAILING_POSTS, heard(2), outcome)))
        .containsExactly(Promise.SAYS_IT_ONCE);
    assertThat(
            new ReceivedMessages(new FaultMix(Set.of(FaultKind.JOBS_TWICE)), heard(2), outcome)
                .breaches())
        .isEmpty();
  }

  private static Map<ConnectionId, Integer> heard(int byBob) {
    return Map.of(ADA.id(), 1, BOB.id(), byBob);
  }

  private static PublicationOutcome outcome(DeliveryCounts counts, int sent) {
    return new PublicationOutcome(
        counts, false, sent, Set.of(ADA.id(), BOB.id()), new FailedJobs(List.of()));
  }

  private static PublicationOutcome letterTo(SamplePeer peer) {
    FanOutJob.Work work =
        new FanOutJob.SendToSome(FailedJobsTest.NEWS, List.of(peer.subscription()), 0);
    FanOutJob job = new FanOutJob("6f9c", work, Duration.ZERO);
    return new PublicationOutcome(
        DeliveryCounts.NONE, false, 1, Set.of(ADA.id()), new FailedJobs(List.of(job)));
  }

  private static List<Promise> promises(ReceivedMessages hearing) {
    return hearing.breaches().stream().map(Breach::promise).toList();
  }
}
