package dev.switchboard.proof;

import static dev.switchboard.proof.SamplePeer.ADA;
import static dev.switchboard.proof.SamplePeer.BOB;
import static dev.switchboard.proof.SamplePeer.GONE_GUS;
import static dev.switchboard.proof.SamplePeer.LISTENERS;
import static org.assertj.core.api.Assertions.assertThat;

import dev.switchboard.domain.connection.ConnectionId;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Tests breaches that remain after the last fault. */
final class FollowUpPublicationTest {

  private static final Set<ConnectionId> ALL = Set.of(ADA.id(), BOB.id(), GONE_GUS.id());
  private static final StoredRows HALF_OF_THE_GONE = new StoredRows(LISTENERS, ALL);
  private static final StoredRows RIGHT = new StoredRows(LISTENERS, LISTENERS);
  private static final DeliveryCounts TWO_SENT = DeliveryCounts.NONE.withSent(2);

  @Test
  void all_is_well_when_everybody_is_reached_and_the_others_are_forgotten() {
    assertThat(breach(HALF_OF_THE_GONE, TWO_SENT.withGone(1), RIGHT)).isEmpty();
    assertThat(breach(RIGHT, TWO_SENT, RIGHT)).isEmpty();
  }

  @Test
  void somebody_who_is_not_reached_is_found() {
    assertThat(breach(RIGHT, DeliveryCounts.NONE.withSent(1).withFailed(1), RIGHT)).isPresent();
    assertThat(breach(RIGHT, DeliveryCounts.NONE.withSent(1), RIGHT)).isPresent();
  }

  @Test
  void somebody_who_is_gone_and_not_met_is_found() {
    assertThat(breach(HALF_OF_THE_GONE, TWO_SENT, RIGHT)).isPresent();
    assertThat(breach(RIGHT, TWO_SENT.withGone(1), RIGHT)).isPresent();
  }

  @Test
  void somebody_who_is_gone_and_still_kept_is_found() {
    assertThat(breach(HALF_OF_THE_GONE, TWO_SENT.withGone(1), new StoredRows(ALL, ALL)))
        .hasValue("kept: GONE_GUS");
  }

  @Test
  void half_of_somebody_that_is_left_is_found() {
    assertThat(breach(HALF_OF_THE_GONE, TWO_SENT.withGone(1), HALF_OF_THE_GONE))
        .hasValue("half kept: GONE_GUS");
  }

  @Test
  void somebody_who_listens_and_was_forgotten_is_found() {
    Set<ConnectionId> ada = Set.of(ADA.id());

    assertThat(breach(RIGHT, TWO_SENT, new StoredRows(ada, ada))).hasValue("forgotten: BOB");
    assertThat(breach(RIGHT, TWO_SENT, new StoredRows(LISTENERS, ada))).hasValue("forgotten: BOB");
    assertThat(breach(RIGHT, TWO_SENT, new StoredRows(ada, LISTENERS))).hasValue("forgotten: BOB");
  }

  private static Optional<String> breach(
      StoredRows before, DeliveryCounts counts, StoredRows after) {
    Optional<Breach> breach = new FollowUpPublication(LISTENERS, before, counts, after).breach();
    assertThat(breach.map(Breach::promise))
        .isIn(Optional.empty(), Optional.of(Promise.THE_NEXT_TIME_ALL_IS_WELL));
    return breach.map(Breach::how);
  }
}
