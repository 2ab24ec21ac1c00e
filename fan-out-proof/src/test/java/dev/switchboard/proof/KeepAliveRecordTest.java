package dev.switchboard.proof;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** Tests keep-alives that arrive too late. */
final class KeepAliveRecordTest {

  private static final RecordedPost TO_ADA = SamplePosts.sent(SamplePeer.ADA, 3);

  @Test
  void everybody_has_it_within_three_seconds_in_calm() {
    assertThat(keepAlive(3, true, TO_ADA, SamplePosts.sent(SamplePeer.BOB, 3)).breach()).isEmpty();
  }

  @Test
  void whoever_receives_it_later_or_never_is_found_and_so_is_a_late_answer() {
    assertThat(keepAlive(3, true, TO_ADA, SamplePosts.sent(SamplePeer.BOB, 3.1)).breach())
        .isPresent();
    assertThat(keepAlive(3, true, TO_ADA, SamplePosts.refused(SamplePeer.BOB, 1)).breach())
        .isPresent();
    assertThat(keepAlive(3.1, true, TO_ADA, SamplePosts.sent(SamplePeer.BOB, 3)).breach())
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
    return new KeepAliveRecord(
        "keep-alive",
        SamplePosts.at(0),
        SamplePosts.at(answered),
        SamplePeer.LISTENERS,
        List.of(posts),
        calm);
  }
}
