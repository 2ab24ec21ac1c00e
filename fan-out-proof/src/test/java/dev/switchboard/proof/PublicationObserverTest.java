package dev.switchboard.proof;

import static dev.switchboard.proof.SamplePeer.ADA;
import static dev.switchboard.proof.SamplePeer.BOB;
import static dev.switchboard.proof.SamplePeer.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import dev.switchboard.domain.connection.Connection;
import dev.switchboard.domain.connection.ConnectionId;
import dev.switchboard.domain.queue.FanOutJob;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/**
 * Tests the breaches that are found while a publication is on its way, and the outcome in the end.
 */
final class PublicationObserverTest {

  private static final FaultMix FAILING_STORE = new FaultMix(Set.of(FaultKind.FAILING_STORE));
  private static final DeliveryCounts THREE = new DeliveryCounts(2, 0, 0, 0, 0, 1, 0);

  private final PublicationObserver observer = new PublicationObserver();

  @Test
  void nothing_is_told_in_the_beginning() {
    assertThat(observer.outcome())
        .isEqualTo(
            new PublicationOutcome(
                DeliveryCounts.NONE, false, 0, Set.of(), new FailedJobs(List.of())));
    assertThat(observer.breaches()).isEmpty();
  }

  @Test
  void what_is_said_of_a_job_that_is_done_is_the_last_word() {
    observer.said(statement(3, false), true);
    observer.said(statement(3, false), true);

    assertThat(observer.outcome().last()).isEqualTo(THREE.plus(THREE));
    assertThat(observer.outcome().sent()).isEqualTo(4);
    assertThat(observer.outcome().guessed()).isFalse();
    assertThat(observer.breaches()).isEmpty();
  }

  @Test
  void what_is_said_of_a_job_that_comes_again_is_not() {
    observer.said(statement(3, true), false);

    assertThat(observer.outcome().last()).isEqualTo(DeliveryCounts.NONE);
    assertThat(observer.outcome().sent()).isEqualTo(2);
    assertThat(observer.outcome().guessed()).isFalse();
  }

  @Test
  void a_guess_remains_one() {
    observer.said(statement(3, true), true);
    observer.said(statement(3, false), true);

    assertThat(observer.outcome().guessed()).isTrue();
  }

  @Test
  void what_is_said_wrongly_is_found_whether_the_job_is_done_or_not() {
    observer.said(statement(4, false), true);
    observer.said(statement(4, false), false);

    assertThat(promises())
        .containsExactly(Promise.COUNTS_EVERYBODY_ONCE, Promise.COUNTS_EVERYBODY_ONCE);
  }

  @Test
  void an_end_that_comes_too_late_is_found() {
    observer.ended(new InvocationEnd("the worker", NOON, NOON.plusSeconds(5)));
    assertThat(promises()).isEmpty();

    observer.ended(new InvocationEnd("the worker", NOON, NOON.plusSeconds(6)));
    assertThat(promises()).containsExactly(Promise.ENDS_IN_TIME);
  }

  @Test
  void somebody_forgotten_who_may_be_about_to_open_is_found() {
    Connection ada = Connection.plain(ADA.id(), NOON);
    observer.removed(ada, NOON.plus(Connection.OPENING));
    assertThat(promises()).isEmpty();

    observer.removed(ada, NOON.plus(Connection.OPENING).minusMillis(1));
    assertThat(promises()).containsExactly(Promise.KEEPS_WHO_MAY_BE_OPENING);
  }

  @Test
  void a_worker_that_leaves_its_whole_job_to_another_is_found() {
    FanOutJob.SendToShare whole = FailedJobsTest.TO_ALL;
    FanOutJob.SendToShare rest =
        new FanOutJob.SendToShare(
            whole.events(), whole.pattern(), whole.share(), AudienceKey.of(ADA.id()).cursor());

    observer.workedOn("the worker", whole, new QueuedWork(1, List.of(rest), 0));
    assertThat(promises()).isEmpty();

    observer.workedOn("the worker", whole, new QueuedWork(2, List.of(whole), 0));
    assertThat(promises()).containsExactly(Promise.COMES_TO_AN_END);
  }

  @Test
  void somebody_said_to_be_forgotten_who_is_not_is_found() {
    List<ConnectionId> both = List.of(ADA.id(), BOB.id());
    StoredRows bobIsLeft = new StoredRows(Set.of(), Set.of(BOB.id()));

    observer.forgot("the worker", both, 1, bobIsLeft);
    assertThat(promises()).isEmpty();

    observer.forgot("the worker", both, 2, bobIsLeft);
    assertThat(promises()).containsExactly(Promise.FORGETS_WHO_IS_GONE);
  }

  @Test
  void jobs_that_come_to_no_end_are_found_once() {
    IntStream.range(0, 1_000).forEach(_ -> assertThat(observer.delivered()).isTrue());
    assertThat(promises()).isEmpty();

    assertThat(observer.delivered()).isFalse();
    assertThat(observer.delivered()).isFalse();
    assertThat(promises()).containsExactly(Promise.COMES_TO_AN_END);
    assertThat(observer.deliveries()).isEqualTo(1_002);
  }

  @Test
  void a_publication_that_fails_before_anything_happened_tells_that_nobody_has_it() {
    observer.failed(FAILING_STORE, 3, QueuedWork.NOBODY);

    assertThat(observer.outcome().last()).isEqualTo(DeliveryCounts.NONE.withFailed(3));
    assertThat(promises()).isEmpty();
  }

  @Test
  void a_publication_that_fails_after_something_was_sent_is_found() {
    observer.tried(ADA.id());

    observer.failed(FAILING_STORE, 3, QueuedWork.NOBODY);

    assertThat(promises()).containsExactly(Promise.REPORTS);
  }

  @Test
  void a_publication_that_fails_after_something_was_handed_over_is_found() {
    observer.failed(FAILING_STORE, 3, new QueuedWork(1, List.of(FailedJobsTest.TO_ALL), 0));

    assertThat(promises()).containsExactly(Promise.REPORTS);
  }

  @Test
  void a_publication_that_fails_though_the_store_does_not_is_found() {
    observer.failed(new FaultMix(Set.of(FaultKind.FAILED_POSTS)), 3, QueuedWork.NOBODY);

    assertThat(promises()).containsExactly(Promise.REPORTS);
  }

  @Test
  void whom_something_was_posted_to_and_what_was_given_up_is_told() {
    FanOutJob job = new FanOutJob("6f9c", new FanOutJob.Forget(List.of(BOB.id())), Duration.ZERO);
    observer.tried(ADA.id());
    observer.deadLetter(job);

    assertThat(observer.outcome().tried()).containsExactly(ADA.id());
    assertThat(observer.outcome().deadLetters().jobs()).containsExactly(job);
  }

  private static InvocationReport statement(int audience, boolean guessed) {
    return new InvocationReport("the worker", audience, THREE, QueuedWork.NOBODY, guessed);
  }

  private List<Promise> promises() {
    return observer.breaches().stream().map(Breach::promise).toList();
  }
}
