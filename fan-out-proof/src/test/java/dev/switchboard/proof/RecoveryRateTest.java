package dev.switchboard.proof;

import static dev.switchboard.proof.SamplePeer.ADA;
import static dev.switchboard.proof.SamplePosts.at;
import static dev.switchboard.proof.SamplePosts.refused;
import static dev.switchboard.proof.SamplePosts.sent;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;

/** Tests a process that sends too slowly after a throttle; its ceiling is 100 a second. */
final class RecoveryRateTest {

  @Test
  void half_after_one_second_and_all_but_a_twentieth_after_three_is_fast_enough() {
    assertThat(broken(0, 50, 50, 95, 100)).isEmpty();
  }

  @Test
  void less_than_half_in_the_second_or_third_second_is_found() {
    assertThat(broken(100, 49, 100, 100)).containsExactly(Promise.PACE_RECOVERS);
    assertThat(broken(100, 100, 49, 100)).containsExactly(Promise.PACE_RECOVERS);
  }

  @Test
  void less_than_all_later_is_found() {
    assertThat(broken(100, 100, 100, 94)).containsExactly(Promise.PACE_RECOVERS);
    assertThat(broken(100, 100, 100, 100, 100, 94)).containsExactly(Promise.PACE_RECOVERS);
  }

  @Test
  void a_breach_tells_the_rate() {
    assertThat(new RecoveryRate("throttle", 100, rate(0, 9, 60, 95)).breaches())
        .extracting(Breach::how)
        .containsExactly(
            "9 frames were sent in second 1 after it, of 50: throttle; a second each:"
                + " [0, 9, 60, 95]");
  }

  @Test
  void frames_are_counted_in_whole_seconds_from_the_end_of_the_throttle() {
    List<RecordedPost> posts =
        DoubleStream.of(9.5, 10.1, 10.9, 11.5, 12.5, 13.5)
            .mapToObj(second -> sent(ADA, second))
            .toList();

    assertThat(SentRate.of(posts, at(10), at(13.4)).perSecond()).containsExactly(2, 1, 1);
    assertThat(SentRate.of(List.of(refused(ADA, 10.5)), at(10), at(11)).perSecond())
        .containsExactly(0);
  }

  private static List<Promise> broken(Integer... perSecond) {
    return new RecoveryRate("throttle", 100, rate(perSecond))
        .breaches().stream().map(Breach::promise).toList();
  }

  private static SentRate rate(Integer... perSecond) {
    return new SentRate(SamplePeer.NOON, List.of(perSecond));
  }
}
