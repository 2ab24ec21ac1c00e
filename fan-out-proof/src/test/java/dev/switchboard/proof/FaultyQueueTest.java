package dev.switchboard.proof;

import static dev.switchboard.proof.SamplePeer.ADA;
import static org.assertj.core.api.Assertions.assertThat;

import dev.switchboard.domain.queue.FanOutJob;
import dev.switchboard.domain.queue.JobCodec;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Tests that the faults of the queue occur, and the work that the queue reports as accepted. */
final class FaultyQueueTest {

  private final SkippingClock clock = new SkippingClock();
  private final Instant start = clock.instant();
  private final WorkerProcess process = new WorkerProcess();
  private final JobCodec codec =
      WireComponent.to(URI.create("http://127.0.0.1:1/stage"), clock).jobs();

  @Test
  void without_trouble_every_job_is_taken_and_delivered_once() {
    FaultyQueue queue = with();
    List<FanOutJob> jobs = List.of(job("a"), job("b"));

    assertThat(queue.enqueue(jobs)).isEmpty();
    assertThat(queue.takeHandedOver()).isEqualTo(new QueuedWork(2, List.of(), 0));
    assertThat(queue.takeHandedOver()).isEqualTo(QueuedWork.NOBODY);
    assertThat(delivered(queue)).containsExactly("a", "b");
  }

  @Test
  void two_calls_in_four_of_a_hanging_queue_take_their_time_and_no_job_though_half_arrive() {
    FaultyQueue queue = with(FaultKind.HANGING);
    queue.enqueue(List.of(job("a")));
    assertThat(clock.instant()).isEqualTo(start);
    queue.takeHandedOver();
    List<FanOutJob> lost = List.of(job("b"), job("c"));

    assertThat(queue.enqueue(lost)).isEqualTo(lost);
    assertThat(clock.instant()).isEqualTo(start.plusSeconds(3));
    assertThat(queue.enqueue(lost)).isEqualTo(lost);
    assertThat(clock.instant()).isEqualTo(start.plusSeconds(6));
    assertThat(queue.takeHandedOver()).isEqualTo(QueuedWork.NOBODY);
    assertThat(queue.enqueue(List.of(job("d")))).isEmpty();
    assertThat(delivered(queue)).containsExactlyInAnyOrder("a", "c", "c", "d");
  }

  @Test
  void a_refusing_queue_refuses_every_other_job_though_half_of_those_arrive() {
    FaultyQueue queue = with(FaultKind.REFUSING_QUEUE);
    List<FanOutJob> jobs = List.of(job("a"), job("b"), job("c"), job("d"));

    assertThat(queue.enqueue(jobs)).containsExactly(jobs.get(0), jobs.get(2));
    assertThat(queue.takeHandedOver()).isEqualTo(new QueuedWork(2, List.of(), 0));
    assertThat(delivered(queue)).containsExactly("b", "c", "d");
  }

  @Test
  void a_job_can_be_delivered_twice() {
    FaultyQueue queue = with(FaultKind.JOBS_TWICE);
    queue.enqueue(List.of(job("a")));

    assertThat(queue.takeHandedOver()).isEqualTo(new QueuedWork(1, List.of(), 0));
    assertThat(delivered(queue)).containsExactly("a", "a");
  }

  @Test
  void who_is_to_be_forgotten_is_not_among_those_to_be_reached() {
    FaultyQueue queue = with();
    queue.enqueue(
        List.of(
            new FanOutJob("a", new FanOutJob.Forget(List.of(ADA.id())), Duration.ZERO), job("b")));

    QueuedWork handedOver = queue.takeHandedOver();

    assertThat(handedOver).isEqualTo(new QueuedWork(1, List.of(), 1));
    assertThat(handedOver.toBeForgotten()).isEqualTo(new QueuedWork(1, List.of(), 0));
  }

  @Test
  void a_killed_process_hands_nothing_over() {
    process.killAfter(0);
    List<FanOutJob> jobs = List.of(job("a"));
    FaultyQueue queue = with();

    assertThat(queue.enqueue(jobs)).isEqualTo(jobs);
    assertThat(queue.next()).isEmpty();
  }

  @Test
  void a_job_that_was_not_done_comes_again_after_a_while() {
    FaultyQueue queue = with();
    queue.enqueue(List.of(job("a")));
    queue.again(queue.next().orElseThrow());

    FaultyQueue.Waiting again = queue.next().orElseThrow();

    assertThat(again.receives()).isEqualTo(2);
    assertThat(again.due()).isEqualTo(start.plus(Duration.ofMinutes(6)));
  }

  private FaultyQueue with(FaultKind... troubles) {
    return new FaultyQueue(codec, clock, process, new FaultMix(Set.of(troubles)), _ -> 1);
  }

  private static FanOutJob job(String id) {
    return new FanOutJob(
        id,
        new FanOutJob.SendToSome(FailedJobsTest.NEWS, List.of(ADA.subscription()), 0),
        Duration.ZERO);
  }

  private List<String> delivered(FaultyQueue queue) {
    List<String> ids = new ArrayList<>();
    for (Optional<FaultyQueue.Waiting> next = queue.next(); next.isPresent(); next = queue.next()) {
      ids.add(codec.read(next.get().body()).id());
    }
    return ids;
  }
}
