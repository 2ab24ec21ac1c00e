package dev.switchboard.aws.dynamodb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.switchboard.aws.dynamodb.ConcurrencyLimiter.Kind;
import dev.switchboard.contracts.ManualClock;
import dev.switchboard.domain.connection.StoreUnavailableException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class ConcurrencyLimiterTest {

  private static final Duration LONG = Duration.ofSeconds(30);

  private final ManualClock clock = new ManualClock();
  private final ConcurrencyLimiter line = new ConcurrencyLimiter(1, clock);
  private final List<Kind> order = new CopyOnWriteArrayList<>();

  @Test
  void no_more_requests_are_in_flight_than_allowed() {
    ConcurrencyLimiter three = new ConcurrencyLimiter(3, clock);
    AtomicInteger inFlight = new AtomicInteger();
    AtomicInteger most = new AtomicInteger();
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      IntStream.range(0, 300)
          .forEach(
              _ ->
                  threads.execute(
                      () ->
                          three.send(
                              Kind.OTHER,
                              in(LONG),
                              () -> {
                                most.accumulateAndGet(inFlight.incrementAndGet(), Math::max);
                                LockSupport.parkNanos(10_000);
                                return inFlight.decrementAndGet();
                              })));
    }

    assertThat(most).hasValueBetween(1, 3);
    assertThat(three.waiting()).isZero();
  }

  /** A fan-out that reads its audience does not wait for many clients that connect. */
  @Test
  void many_requests_of_one_kind_do_not_block_the_others() throws InterruptedException {
    Semaphore held = hold();
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int i = 1; i <= 8; i++) {
        join(threads, Kind.ARRIVAL, i);
      }
      join(threads, Kind.AUDIENCE, 9);
      join(threads, Kind.OTHER, 10);
      held.release();
    }

    assertThat(order.subList(0, 3)).contains(Kind.AUDIENCE, Kind.OTHER);
  }

  @Test
  void a_request_whose_deadline_passes_while_it_waits_is_not_sent() throws InterruptedException {
    Semaphore held = hold();
    AtomicInteger sent = new AtomicInteger();

    assertThatThrownBy(
            () ->
                line.send(
                    Kind.OTHER,
                    CallDeadline.after(Duration.ofMillis(20), InstantSource.system()),
                    sent::incrementAndGet))
        .isInstanceOf(StoreUnavailableException.class)
        .hasMessage("The store has more requests than it can answer in time.");

    held.release();
    assertThat(line.waiting()).isZero();
    assertThat(sent).hasValue(0);
  }

  @Test
  void a_request_that_would_wait_too_long_is_rejected_at_once() throws InterruptedException {
    makeEachTake(Duration.ofSeconds(10));
    Semaphore held = hold();

    assertThatThrownBy(() -> line.send(Kind.OTHER, in(Duration.ofSeconds(1)), () -> "sent"))
        .isInstanceOf(StoreUnavailableException.class);

    held.release();
  }

  @Test
  void a_request_is_sent_at_once_below_the_bound_however_slow_the_last_were() {
    makeEachTake(Duration.ofSeconds(10));

    assertThat(line.<String>send(Kind.OTHER, in(Duration.ofSeconds(1)), () -> "sent"))
        .isEqualTo("sent");
  }

  /** Makes requests end one after the other while more of them wait. */
  private void makeEachTake(Duration time) {
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      CountDownLatch all = new CountDownLatch(600);
      for (int i = 0; i < 600; i++) {
        threads.execute(
            () ->
                line.send(
                    Kind.OTHER,
                    in(Duration.ofDays(1)),
                    () -> {
                      awaitWaiting((int) all.getCount() - 1);
                      all.countDown();
                      clock.turn(time);
                      return time;
                    }));
      }
    }
  }

  private void awaitWaiting(int count) {
    while (line.waiting() < count) {
      Thread.onSpinWait();
    }
  }

  /** Occupies the only permit until it is released. */
  private Semaphore hold() throws InterruptedException {
    Semaphore release = new Semaphore(0);
    CountDownLatch taken = new CountDownLatch(1);
    Thread.startVirtualThread(
        () ->
            line.send(
                Kind.OTHER,
                in(LONG),
                () -> {
                  taken.countDown();
                  release.acquireUninterruptibly();
                  return "done";
                }));
    taken.await();
    return release;
  }

  private void join(ExecutorService threads, Kind kind, int waiting) {
    threads.execute(() -> line.send(kind, in(LONG), () -> order.add(kind)));
    awaitWaiting(waiting);
  }

  private CallDeadline in(Duration time) {
    return CallDeadline.after(time, clock);
  }
}
