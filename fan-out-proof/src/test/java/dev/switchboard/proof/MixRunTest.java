package dev.switchboard.proof;

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
 * Tests the promises of a fan-out under any two faults, and under all faults. No recipient is
 * missed without being counted or kept. No client that listens is removed, and no row remains.
 * {@code ./fan-out-proof/run mixes} runs every mix.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class MixRunTest {

  private MixEnvironment environment;

  @BeforeAll
  void start() throws IOException, InterruptedException {
    environment = new MixEnvironment();
  }

  @AfterAll
  void stop() throws IOException {
    environment.close();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("mixes")
  void keeps_every_promise(FaultMix mix) throws IOException, InterruptedException {
    assertThat(run(mix).breaches()).isEmpty();
  }

  static Stream<FaultMix> mixes() {
    return Stream.concat(
        FaultMix.ofAtMost(2).stream(), Stream.of(new FaultMix(Set.of(FaultKind.values()))));
  }

  @Test
  void a_slow_consumer_is_handed_on_nine_times_and_missed()
      throws IOException, InterruptedException {
    MixResult finding = run(new FaultMix(Set.of(FaultKind.SLOW_CONSUMER)));

    assertThat(finding.missed()).isEqualTo(1);
    assertThat(finding.jobs()).isEqualTo(9);
  }

  @Test
  void a_large_audience_is_left_to_a_job_and_a_killed_worker_to_another_delivery()
      throws IOException, InterruptedException {
    assertThat(run(new FaultMix(Set.of(FaultKind.LARGE_AUDIENCE))).jobs()).isEqualTo(1);
    assertThat(run(new FaultMix(Set.of(FaultKind.LARGE_AUDIENCE, FaultKind.KILLED_WORKER))).jobs())
        .isEqualTo(2);
  }

  @Test
  void a_crowd_that_has_left_is_forgotten_in_part_by_a_job()
      throws IOException, InterruptedException {
    assertThat(run(new FaultMix(Set.of(FaultKind.GONE))).jobs()).isEqualTo(1);
  }

  @Test
  void nobody_is_missed_when_nothing_goes_wrong() throws IOException, InterruptedException {
    assertThat(run(FaultMix.NONE)).isEqualTo(new MixResult(List.of(), 0, 0, 0));
  }

  private MixResult run(FaultMix mix) throws IOException, InterruptedException {
    return MixRun.of(mix, "news about " + mix, environment);
  }
}
