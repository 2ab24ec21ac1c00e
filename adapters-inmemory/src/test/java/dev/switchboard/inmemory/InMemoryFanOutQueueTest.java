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

/** The queue's contract over memory, and what is memory's alone. */
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
  void a_job_that_fails_is_delivered_five_times_and_says_how_often() {
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
  void a_job_that_is_done_at_last_is_not_delivered_again() {
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
  void a_full_queue_takes_no_more_until_jobs_are_done() throws InterruptedException {
    CountDownLatch free = new CountDownLatch(1);
    FanOutQueue busy =
        queue(
            (job, _) -> {
              await(free);
              delivered.add(job);
            });
    List<FanOutJob> jobs = jobs(InMemoryFanOutQueue.MOST + 2);

    assertThat(busy.enqueue(jobs)).isEqualTo(jobs.subList(jobs.size() - 2, jobs.size()));

    free.countDown();
    IntStream.range(0, InMemoryFanOutQueue.MOST).forEach(_ -> next());
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
      assertThat(next).as("what comes next, within 20 seconds").isNotNull();
      return next;
    } catch (InterruptedException stop) {
      throw new AssertionError(stop);
    }
  }
}
