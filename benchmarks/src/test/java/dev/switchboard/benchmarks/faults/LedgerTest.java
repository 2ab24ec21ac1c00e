package dev.switchboard.benchmarks.faults;

import static dev.switchboard.benchmarks.faults.Peer.ADA;
import static dev.switchboard.benchmarks.faults.Peer.BOB;
import static dev.switchboard.benchmarks.faults.Peer.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import dev.switchboard.domain.connection.Connection;
import dev.switchboard.domain.connection.ConnectionId;
import dev.switchboard.domain.queue.FanOutJob;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What is found while a publication is on its way, and what is told in the end. */
final class LedgerTest {

  private static final Mix FAILING_STORE = new Mix(Set.of(Trouble.FAILING_STORE));
  private static final Counts THREE = new Counts(2, 0, 0, 0, 0, 1, 0);

  private final Ledger ledger = new Ledger();

  @Test
  void nothing_is_told_in_the_beginning() {
    assertThat(ledger.told())
        .isEqualTo(new Told(Counts.NONE, false, 0, Set.of(), new DeadLetters(List.of())));
    assertThat(ledger.breaches()).isEmpty();
  }

  @Test
  void what_is_said_of_a_job_that_is_done_is_the_last_word() {
    ledger.said(statement(3, false), true);
    ledger.said(statement(3, false), true);

    assertThat(ledger.told().last()).isEqualTo(THREE.plus(THREE));
    assertThat(ledger.told().sent()).isEqualTo(4);
    assertThat(ledger.told().guessed()).isFalse();
    assertThat(ledger.breaches()).isEmpty();
  }

  @Test
  void what_is_said_of_a_job_that_comes_again_is_not() {
    ledger.said(statement(3, true), false);

    assertThat(ledger.told().last()).isEqualTo(Counts.NONE);
    assertThat(ledger.told().sent()).isEqualTo(2);
    assertThat(ledger.told().guessed()).isFalse();
  }

  @Test
  void a_guess_remains_one() {
    ledger.said(statement(3, true), true);
    ledger.said(statement(3, false), true);

    assertThat(ledger.told().guessed()).isTrue();
  }

  @Test
  void what_is_said_wrongly_is_found_whether_the_job_is_done_or_not() {
    ledger.said(statement(4, false), true);
    ledger.said(statement(4, false), false);

    assertThat(promises())
        .containsExactly(Promise.COUNTS_EVERYBODY_ONCE, Promise.COUNTS_EVERYBODY_ONCE);
  }

  @Test
  void an_end_that_comes_too_late_is_found() {
    ledger.ended(new Ending("the worker", NOON, NOON.plusSeconds(5)));
    assertThat(promises()).isEmpty();

    ledger.ended(new Ending("the worker", NOON, NOON.plusSeconds(6)));
    assertThat(promises()).containsExactly(Promise.ENDS_IN_TIME);
  }

  @Test
  void somebody_forgotten_who_may_be_about_to_open_is_found() {
    Connection ada = Connection.plain(ADA.id(), NOON);
    ledger.removed(new Removal(ada, NOON.plus(Connection.OPENING)));
    assertThat(promises()).isEmpty();

    ledger.removed(new Removal(ada, NOON.plus(Connection.OPENING).minusMillis(1)));
    assertThat(promises()).containsExactly(Promise.KEEPS_WHO_MAY_BE_OPENING);
  }

  @Test
  void a_worker_that_leaves_its_whole_job_to_another_is_found() {
    FanOutJob.SendToShare whole = DeadLettersTest.TO_ALL;
    FanOutJob.SendToShare rest =
        new FanOutJob.SendToShare(
            whole.events(), whole.pattern(), whole.share(), Place.of(ADA.id()).cursor());

    ledger.came(new Progress("the worker", whole, new HandedOver(1, List.of(rest), 0)));
    assertThat(promises()).isEmpty();

    ledger.came(new Progress("the worker", whole, new HandedOver(2, List.of(whole), 0)));
    assertThat(promises()).containsExactly(Promise.COMES_TO_AN_END);
  }

  @Test
  void somebody_said_to_be_forgotten_who_is_not_is_found() {
    List<ConnectionId> both = List.of(ADA.id(), BOB.id());
    Rows bobIsLeft = new Rows(Set.of(), Set.of(BOB.id()));

    ledger.forgot(new Forgetting("the worker", both, Counts.NONE.withGone(1), bobIsLeft));
    assertThat(promises()).isEmpty();

    ledger.forgot(new Forgetting("the worker", both, Counts.NONE.withGone(2), bobIsLeft));
    assertThat(promises()).containsExactly(Promise.FORGETS_WHO_IS_GONE);
  }

  @Test
  void jobs_that_come_to_no_end_are_found_once() {
    IntStream.range(0, 1_000).forEach(_ -> assertThat(ledger.delivered()).isTrue());
    assertThat(promises()).isEmpty();

    assertThat(ledger.delivered()).isFalse();
    assertThat(ledger.delivered()).isFalse();
    assertThat(promises()).containsExactly(Promise.COMES_TO_AN_END);
    assertThat(ledger.deliveries()).isEqualTo(1_002);
  }

  @Test
  void a_publication_that_fails_before_anything_happened_tells_that_nobody_has_it() {
    ledger.failed(FAILING_STORE, 3, HandedOver.NOBODY);

    assertThat(ledger.told().last()).isEqualTo(Counts.NONE.withFailed(3));
    assertThat(promises()).isEmpty();
  }

  @Test
  void a_publication_that_fails_after_something_was_sent_is_found() {
    ledger.tried(ADA.id());

    ledger.failed(FAILING_STORE, 3, HandedOver.NOBODY);

    assertThat(promises()).containsExactly(Promise.REPORTS);
  }

  @Test
  void a_publication_that_fails_after_something_was_handed_over_is_found() {
    ledger.failed(FAILING_STORE, 3, new HandedOver(1, List.of(DeadLettersTest.TO_ALL), 0));

    assertThat(promises()).containsExactly(Promise.REPORTS);
  }

  @Test
  void a_publication_that_fails_though_the_store_does_not_is_found() {
    ledger.failed(new Mix(Set.of(Trouble.FAILED_POSTS)), 3, HandedOver.NOBODY);

    assertThat(promises()).containsExactly(Promise.REPORTS);
  }

  @Test
  void whom_something_was_posted_to_and_what_was_given_up_is_told() {
    FanOutJob job = new FanOutJob("6f9c", new FanOutJob.Forget(List.of(BOB.id())), Duration.ZERO);
    ledger.tried(ADA.id());
    ledger.deadLetter(job);

    assertThat(ledger.told().tried()).containsExactly(ADA.id());
    assertThat(ledger.told().deadLetters().jobs()).containsExactly(job);
  }

  private static Statement statement(int audience, boolean guessed) {
    return new Statement("the worker", audience, THREE, HandedOver.NOBODY, guessed);
  }

  private List<Promise> promises() {
    return ledger.breaches().stream().map(Breach::promise).toList();
  }
}
