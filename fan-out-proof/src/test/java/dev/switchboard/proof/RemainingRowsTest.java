package dev.switchboard.proof;

import static dev.switchboard.proof.SamplePeer.ADA;
import static dev.switchboard.proof.SamplePeer.BOB;
import static dev.switchboard.proof.SamplePeer.GONE_GUS;
import static dev.switchboard.proof.SamplePeer.LISTENERS;
import static org.assertj.core.api.Assertions.assertThat;

import dev.switchboard.domain.connection.ConnectionId;
import dev.switchboard.domain.queue.FanOutJob;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Tests rows that remain in the store and should not, and rows that are missing. */
final class RemainingRowsTest {

  private static final FaultMix GONE = new FaultMix(Set.of(FaultKind.GONE));
  private static final Set<ConnectionId> ALL = Set.of(ADA.id(), BOB.id(), GONE_GUS.id());
  private static final StoredRows RIGHT = new StoredRows(LISTENERS, LISTENERS);
  private static final StoredRows WITH_THE_GONE = new StoredRows(ALL, ALL);
  private static final PublicationOutcome ALL_MET =
      outcome(new DeliveryCounts(2, 1, 0, 0, 0, 0, 0));

  @Test
  void all_is_well_when_exactly_those_who_listen_are_remembered() {
    assertThat(remains(GONE, RIGHT, ALL_MET).breaches()).isEmpty();
  }

  @Test
  void somebody_who_listens_and_was_forgotten_is_found() {
    Set<ConnectionId> ada = Set.of(ADA.id());

    assertThat(remains(GONE, new StoredRows(ada, ada), ALL_MET).breaches())
        .containsExactly(new Breach(Promise.KEEPS_WHO_LISTENS, "forgotten: BOB"));
  }

  @Test
  void somebody_who_listens_of_whom_only_half_is_left_is_found() {
    Set<ConnectionId> ada = Set.of(ADA.id());

    assertThat(promises(remains(GONE, new StoredRows(ada, LISTENERS), ALL_MET)))
        .containsExactly(Promise.KEEPS_WHO_LISTENS, Promise.LEAVES_NO_HALF);
    assertThat(promises(remains(GONE, new StoredRows(LISTENERS, ada), ALL_MET)))
        .containsExactly(Promise.KEEPS_WHO_LISTENS, Promise.LEAVES_NO_HALF);
  }

  @Test
  void a_subscription_whose_connection_is_gone_is_found() {
    assertThat(remains(GONE, new StoredRows(LISTENERS, ALL), ALL_MET).breaches())
        .containsExactly(new Breach(Promise.LEAVES_NO_HALF, "subscribed, not connected: GONE_GUS"));
  }

  @Test
  void a_connection_whose_subscription_is_gone_is_found_whatever_went_wrong() {
    FaultMix everything = new FaultMix(Set.of(FaultKind.values()));

    assertThat(remains(everything, new StoredRows(ALL, LISTENERS), ALL_MET).breaches())
        .containsExactly(new Breach(Promise.LEAVES_NO_HALF, "connected, not subscribed: GONE_GUS"));
  }

  @Test
  void somebody_who_is_gone_and_was_kept_is_found() {
    assertThat(remains(GONE, WITH_THE_GONE, ALL_MET).breaches())
        .containsExactly(new Breach(Promise.FORGETS_WHO_IS_GONE, "kept: GONE_GUS"));
  }

  @Test
  void who_was_not_met_may_be_kept() {
    PublicationOutcome oneFailed = outcome(new DeliveryCounts(2, 0, 0, 0, 0, 1, 0));
    PublicationOutcome oneOpening = outcome(new DeliveryCounts(2, 0, 1, 0, 0, 0, 0));

    assertThat(remains(GONE, WITH_THE_GONE, oneFailed).breaches()).isEmpty();
    assertThat(remains(GONE, WITH_THE_GONE, oneOpening).breaches()).isEmpty();
  }

  @ParameterizedTest
  @EnumSource(
      value = FaultKind.class,
      names = {"FAILING_STORE", "HANGING", "HALF_REMOVED"})
  void who_could_not_be_removed_may_be_kept_or_half_of_it(FaultKind trouble) {
    FaultMix mix = new FaultMix(Set.of(FaultKind.GONE, trouble));

    assertThat(remains(mix, WITH_THE_GONE, ALL_MET).breaches()).isEmpty();
    assertThat(remains(mix, new StoredRows(LISTENERS, ALL), ALL_MET).breaches()).isEmpty();
  }

  @Test
  void whom_a_dead_letter_was_to_forget_may_be_kept() {
    FanOutJob forget =
        new FanOutJob("6f9c", new FanOutJob.Forget(List.of(GONE_GUS.id())), Duration.ZERO);
    PublicationOutcome outcome =
        new PublicationOutcome(
            DeliveryCounts.NONE.withSent(2), false, 2, LISTENERS, new FailedJobs(List.of(forget)));

    assertThat(remains(GONE, WITH_THE_GONE, outcome).breaches()).isEmpty();
  }

  @Test
  void nothing_excuses_that_somebody_who_listens_was_forgotten() {
    Set<ConnectionId> ada = Set.of(ADA.id());
    PublicationOutcome oneFailed = outcome(new DeliveryCounts(1, 0, 0, 0, 0, 1, 0));

    assertThat(
            promises(
                remains(
                    new FaultMix(Set.of(FaultKind.values())), new StoredRows(ada, ada), oneFailed)))
        .containsExactly(Promise.KEEPS_WHO_LISTENS);
  }

  private static RemainingRows remains(FaultMix mix, StoredRows rows, PublicationOutcome outcome) {
    return new RemainingRows(mix, LISTENERS, rows, outcome);
  }

  private static PublicationOutcome outcome(DeliveryCounts counts) {
    return new PublicationOutcome(
        counts, false, counts.sent(), LISTENERS, new FailedJobs(List.of()));
  }

  private static List<Promise> promises(RemainingRows remains) {
    return remains.breaches().stream().map(Breach::promise).toList();
  }
}
