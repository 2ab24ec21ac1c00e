package dev.switchboard.inmemory;

import static org.assertj.core.api.Assertions.assertThat;

import dev.switchboard.contracts.FanOutQueueContract;
import dev.switchboard.domain.queue.FanOutJob;
import dev.switchboard.domain.queue.FanOutQueue;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.ObjIntConsumer;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Runs the queue's contract in memory, and tests the retries and the size limit. */
final class InMemoryFanOutQueueTest extends FanOutQueueContract {

  private final ManualPause pause = new ManualPause();
  private final BlockingQueue<FanOutJob> delivered = new LinkedBlockingQueue<>();
  private final FanOutQueue queue = queue((job, _) -> delivered.add(job));

  @Override
  protected FanOutQueue queue() {
    return queue;
  }

  @Override
  protected FanOutJob next() {
    return next(delivered);
  }

  @Override
  protected void pass(Duration time) {
    pause.pass(time);
  }

  @Test
  void a_job_that_fails_is_delivered_five_times_with_its_delivery_count() {
    BlockingQueue<Integer> receives = new LinkedBlockingQueue<>();
    FanOutQueue failing =
        new InMemoryFanOutQueue(
            _ -> {},
            () ->
                (_, receive) -> {
                  receives.add(receive);
                  throw new IllegalStateException("The worker is down.");
                });

    assertThat(failing.enqueue(jobs(1))).isEmpty();

    assertThat(IntStream.range(0, 5).map(_ -> next(receives))).containsExactly(1, 2, 3, 4, 5);
  }

  @Test
  void a_job_that_succeeds_is_not_delivered_again() {
    FanOutQueue failingOnce =
        queue(
            (job, receive) -> {
              if (receive == 1) {
                throw new IllegalStateException("The worker is down.");
              }
              delivered.add(job);
            });

    assertThat(failingOnce.enqueue(jobs(1))).isEmpty();
    assertThat(delivered).isEmpty();
    pause.pass(Duration.ofMinutes(1));

    assertThat(next()).isEqualTo(jobs(1).getFirst());
  }

  @Test
  void a_full_queue_rejects_jobs_until_others_are_done() throws InterruptedException {
    CountDownLatch free = new CountDownLatch(1);
    FanOutQueue busy =
        queue(
            (job, _) -> {
              await(free);
              delivered.add(job);
            });
    List<FanOutJob> jobs = jobs(InMemoryFanOutQueue.MAX_JOBS + 2);

    assertThat(busy.enqueue(jobs)).isEqualTo(jobs.subList(jobs.size() - 2, jobs.size()));

    free.countDown();
    IntStream.range(0, InMemoryFanOutQueue.MAX_JOBS).forEach(_ -> next());
    assertThat(delivered).isEmpty();
  }

  private FanOutQueue queue(ObjIntConsumer<FanOutJob> worker) {
    return new InMemoryFanOutQueue(pause, () -> worker);
  }

  private static List<FanOutJob> jobs(int count) {
    return IntStream.range(0, count)
        .mapToObj(i -> new FanOutJob("job-" + i, new FanOutJob.Forget(List.of()), Duration.ZERO))
        .toList();
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException stop) {
      throw new AssertionError(stop);
    }
  }

  private static <T> T next(BlockingQueue<T> from) {
    try {
      T next = from.poll(20, TimeUnit.SECONDS);
      assertThat(next).as("the next item, within 20 seconds").isNotNull();
      return next;
    } catch (InterruptedException stop) {
      throw new AssertionError(stop);
    }
  }
}
