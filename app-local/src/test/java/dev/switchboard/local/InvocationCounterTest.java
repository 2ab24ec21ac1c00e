package dev.switchboard.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.switchboard.gateway.FunctionFailedException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A stop waits for running invocations before it stops the store. */
@Timeout(30)
final class RunningFunctionsTest {

  private final InvocationCounter functions = new InvocationCounter(Duration.ofSeconds(20));
  private final CountDownLatch begun = new CountDownLatch(1);
  private final CountDownLatch mayEnd = new CountDownLatch(1);

  @Test
  void a_stop_waits_for_a_running_invocation() throws InterruptedException {
    AtomicBoolean ended = new AtomicBoolean();
    Thread.startVirtualThread(
        () ->
            functions.run(
                () -> {
                  begun.countDown();
                  await(mayEnd);
                  ended.set(true);
                }));
    begun.await();
    AtomicBoolean endedBefore = new AtomicBoolean();
    Thread stop =
        Thread.startVirtualThread(
            () -> {
              functions.close();
              endedBefore.set(ended.get());
            });
    awaitRefusal();
    assertThat(stop.isAlive()).isTrue();

    mayEnd.countDown();
    stop.join();

    assertThat(endedBefore).isTrue();
  }

  @Test
  void no_invocation_begins_once_the_service_stops() {
    functions.close();
    AtomicBoolean ran = new AtomicBoolean();

    functions.run(() -> ran.set(true));

    assertThat(ran).isFalse();
    assertThatThrownBy(() -> functions.counted(event -> event).invoke("{}"))
        .isInstanceOf(FunctionFailedException.class)
        .hasMessage("The service stops.");
  }

  @Test
  void an_invocation_that_never_ends_delays_the_stop_only_for_a_limited_time()
      throws InterruptedException {
    InvocationCounter impatient = new InvocationCounter(Duration.ofMillis(1));
    Thread.startVirtualThread(
        () ->
            impatient.run(
                () -> {
                  begun.countDown();
                  await(mayEnd);
                }));
    begun.await();

    impatient.close();

    mayEnd.countDown();
  }

  private void awaitRefusal() {
    AtomicBoolean ran = new AtomicBoolean(true);
    while (ran.getAndSet(false)) {
      functions.run(() -> ran.set(true));
    }
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException stop) {
      throw new AssertionError(stop);
    }
  }
}
