package dev.switchboard.proof;

import static dev.switchboard.proof.SamplePeer.ADA;
import static dev.switchboard.proof.SamplePeer.BOB;
import static dev.switchboard.proof.SamplePeer.LISTENERS;
import static dev.switchboard.proof.SamplePosts.at;
import static dev.switchboard.proof.SamplePosts.refused;
import static dev.switchboard.proof.SamplePosts.sent;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** Tests keep-alives that arrive too late. */
final class KeepAliveRecordTest {

  private static final RecordedPost TO_ADA = sent(ADA, 3);

  @Test
  void everybody_has_it_within_three_seconds_in_calm() {
    assertThat(keepAlive(3, true, TO_ADA, sent(BOB, 3)).breach()).isEmpty();
  }

  @Test
  void whoever_receives_it_later_or_never_is_found_and_so_is_a_late_answer() {
    assertThat(keepAlive(3, true, TO_ADA, sent(BOB, 3.1)).breach()).isPresent();
    assertThat(keepAlive(3, true, TO_ADA, refused(BOB, 1)).breach()).isPresent();
    assertThat(keepAlive(3.1, true, TO_ADA, sent(BOB, 3)).breach())
        .hasValue(
            new Breach(
                Promise.DELIVERS_SOON_AFTER_A_FAULT,
                "0 of 2 received it late or never, and it took 3.1 s: keep-alive"));
  }

  @Test
  void a_fault_excuses_it() {
    assertThat(keepAlive(20, false, TO_ADA).breach()).isEmpty();
  }

  private static KeepAliveRecord keepAlive(double answered, boolean calm, RecordedPost... posts) {
    return new KeepAliveRecord("keep-alive", at(0), at(answered), LISTENERS, List.of(posts), calm);
  }
}
