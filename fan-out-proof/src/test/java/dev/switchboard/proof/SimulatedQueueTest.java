package dev.switchboard.proof;

import static dev.switchboard.proof.SamplePeer.ADA;
import static org.assertj.core.api.Assertions.assertThat;

import dev.switchboard.domain.queue.FanOutJob;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Tests that jobs run when they are due, again if they fail, and not forever. */
@Timeout(60)
final class SimulatedQueueTest {

  private static final FanOutJob JOB =
      new FanOutJob(
          "job",
          new FanOutJob.SendToSome(FailedJobsTest.NEWS, List.of(ADA.subscription()), 0),
          Duration.ofSeconds(20));

  private final SimulatedClock clock = new SimulatedClock();
  private final List<FanOutJob> taken = new ArrayList<>();
  private final Queue<Long> worked = new ConcurrentLinkedQueue<>();

  @Test
  void a_job_is_worked_off_once_its_delay_is_over()
      throws ExecutionException, InterruptedException {
    SimulatedQueue queue = queueWithFailures(0);

    enqueue(queue);

    assertThat(taken).containsExactly(JOB);
    assertThat(worked).containsExactly(20L);
    assertThat(queue.waiting()).isZero();
  }

  @Test
  void a_job_that_fails_comes_again_after_five_seconds()
      throws ExecutionException, InterruptedException {
    enqueue(queueWithFailures(2));

    assertThat(worked).containsExactly(20L, 25L, 30L);
  }

  @Test
  void a_job_that_fails_five_times_is_a_dead_letter()
      throws ExecutionException, InterruptedException {
    SimulatedQueue queue = queueWithFailures(5);

    enqueue(queue);

    assertThat(worked).hasSize(5);
    assertThat(queue.deadLetters()).containsExactly(JOB);
    assertThat(queue.waiting()).isZero();
  }

  private void enqueue(SimulatedQueue queue) throws ExecutionException, InterruptedException {
    new Simulation(clock, SimulatedClock.TICK)
        .run(
            List.of(
                () -> {
                  assertThat(queue.enqueue(List.of(JOB))).isEmpty();
                  clock.pause(Duration.ofMinutes(5));
                }));
  }

  private SimulatedQueue queueWithFailures(int failures) {
    return new SimulatedQueue(
        clock,
        SimulatedWorld.of(clock, new FaultSchedule(List.of()), new Load(1, 1, 1, Duration.ZERO))
            .wire()
            .jobs(),
        taken::add,
        _ -> {
          worked.add(clock.elapsed().toSeconds());
          return worked.size() > failures;
        });
  }
}
