package dev.switchboard.proof;

import static dev.switchboard.proof.FaultScheduleBuilder.LONG;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.ExecutionException;
import org.junit.jupiter.api.Test;

/**
 * Runs the simulations of {@link RecoverySimulationTest} under the load of a busy account, and with
 * faults that last longer: {@code ./fan-out-proof/run recovery}.
 */
final class LargeLoadProof {

  private static final Load LARGE = new Load(10_000, 48, 100, Duration.ofSeconds(2));

  @Test
  void a_process_recovers_within_three_seconds_after_every_fault()
      throws ExecutionException, InterruptedException {
    assertKept(new RecoverySimulation(LARGE).everyFault(LONG));
  }

  @Test
  void saturating_publishers_use_the_whole_ceiling_three_seconds_after_a_throttle()
      throws ExecutionException, InterruptedException {
    assertKept(new RecoverySimulation(new Load(10_000, 60, 200, Duration.ZERO)).saturated());
  }

  @Test
  void five_processes_share_an_account_and_none_is_starved()
      throws ExecutionException, InterruptedException {
    assertKept(new RecoverySimulation(new Load(10_000, 12, 200, Duration.ZERO)).sharedAccount());
  }

  @Test
  void a_slow_consumer_delays_no_publisher() throws ExecutionException, InterruptedException {
    assertKept(new RecoverySimulation(LARGE).slowConsumer(LONG));
  }

  private static void assertKept(RecoveryResult result) {
    System.out.println(result);
    result.summary().forEach(line -> System.out.println("  " + line));
    assertThat(result.breaches()).isEmpty();
  }
}
