package dev.switchboard.proof;

import static dev.switchboard.proof.FaultScheduleBuilder.SHORT;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.ExecutionException;
import org.junit.jupiter.api.Test;

/**
 * Tests that a process recovers soon after each fault. {@code ./fan-out-proof/run recovery} runs
 * larger loads and longer faults.
 */
final class RecoverySimulationTest {

  private static final Load LOAD = new Load(2_000, 12, 80, Duration.ofSeconds(2));

  @Test
  void a_process_recovers_within_three_seconds_after_every_fault()
      throws ExecutionException, InterruptedException {
    assertKept(new RecoverySimulation(LOAD).everyFault(SHORT));
  }

  @Test
  void saturating_publishers_use_the_whole_ceiling_three_seconds_after_a_throttle()
      throws ExecutionException, InterruptedException {
    assertKept(new RecoverySimulation(new Load(1_000, 16, 100, Duration.ZERO)).saturated());
  }

  @Test
  void five_processes_share_an_account_and_none_is_starved()
      throws ExecutionException, InterruptedException {
    assertKept(new RecoverySimulation(new Load(1_000, 4, 100, Duration.ZERO)).sharedAccount());
  }

  @Test
  void a_slow_consumer_delays_no_publisher() throws ExecutionException, InterruptedException {
    assertKept(new RecoverySimulation(LOAD).slowConsumer(SHORT));
  }

  private static void assertKept(RecoveryResult finding) {
    assertThat(finding.summary()).as(finding.toString()).isEmpty();
  }
}
