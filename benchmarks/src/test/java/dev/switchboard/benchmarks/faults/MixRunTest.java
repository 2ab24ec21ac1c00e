package dev.switchboard.benchmarks.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What a fan-out promises while any two things go wrong, and while everything does: nobody is
 * missed without being counted or kept, nobody who listens is forgotten, no row is left over.
 * {@code ./benchmarks/run faults} goes through every mix.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class MixRunTest {

  private Surroundings surroundings;

  @BeforeAll
  void start() throws IOException, InterruptedException {
    surroundings = new Surroundings();
  }

  @AfterAll
  void stop() throws IOException {
    surroundings.close();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("mixes")
  void keeps_every_promise(Mix mix) throws IOException, InterruptedException {
    assertThat(run(mix).breaches()).isEmpty();
  }

  static Stream<Mix> mixes() {
    return Stream.concat(Mix.ofAtMost(2).stream(), Stream.of(new Mix(Set.of(Trouble.values()))));
  }

  @Test
  void a_slow_consumer_is_handed_on_nine_times_and_missed()
      throws IOException, InterruptedException {
    Finding finding = run(new Mix(Set.of(Trouble.SLOW_CONSUMER)));

    assertThat(finding.missed()).isEqualTo(1);
    assertThat(finding.jobs()).isEqualTo(9);
  }

  @Test
  void a_large_audience_is_left_to_a_job_and_a_killed_worker_to_another_delivery()
      throws IOException, InterruptedException {
    assertThat(run(new Mix(Set.of(Trouble.LARGE_AUDIENCE))).jobs()).isEqualTo(1);
    assertThat(run(new Mix(Set.of(Trouble.LARGE_AUDIENCE, Trouble.KILLED_WORKER))).jobs())
        .isEqualTo(2);
  }

  @Test
  void a_crowd_that_has_left_is_forgotten_in_part_by_a_job()
      throws IOException, InterruptedException {
    assertThat(run(new Mix(Set.of(Trouble.GONE))).jobs()).isEqualTo(1);
  }

  @Test
  void nobody_is_missed_when_nothing_goes_wrong() throws IOException, InterruptedException {
    assertThat(run(Mix.NONE)).isEqualTo(new Finding(List.of(), 0, 0, 0));
  }

  private Finding run(Mix mix) throws IOException, InterruptedException {
    return MixRun.of(mix, "news about " + mix, surroundings);
  }
}
