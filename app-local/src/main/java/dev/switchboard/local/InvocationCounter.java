package dev.switchboard.local;

import dev.switchboard.gateway.FunctionFailedException;
import dev.switchboard.gateway.Integration;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * Counts the invocations of all functions of this process that run, so that the store can be
 * stopped after the last one. May be shared between threads.
 */
final class InvocationCounter implements AutoCloseable {

  private final Duration patience;
  private final CountDownLatch idle = new CountDownLatch(1);

  private int running;
  private boolean stopping;

  /**
   * Counts from zero.
   *
   * @param patience how long to wait for the last one when the service stops
   */
  InvocationCounter(Duration patience) {
    this.patience = patience;
  }

  /** A function whose invocations are counted, and which fails once the service stops. */
  Integration counted(Integration function) {
    return event -> {
      if (!begin()) {
        throw new FunctionFailedException("The service stops.");
      }
      try {
        return function.invoke(event);
      } finally {
        end();
      }
    };
  }

  /** Runs an invocation; does nothing once the service stops. */
  void run(Runnable invocation) {
    var _ =
        call(
            () -> {
              invocation.run();
              return true;
            },
            false);
  }

  /** Runs an invocation for its result; there is another once the service stops. */
  <T> T call(Supplier<T> invocation, T otherwise) {
    if (!begin()) {
      return otherwise;
    }
    try {
      return invocation.get();
    } finally {
      end();
    }
  }

  /** Lets no further invocation begin, and waits for those that run. */
  @Override
  public void close() {
    stop();
    try {
      // Who takes longer meets a store that does not answer.
      var _ = idle.await(patience.toNanos(), TimeUnit.NANOSECONDS);
    } catch (InterruptedException stop) {
      Thread.currentThread().interrupt();
    }
  }

  private synchronized boolean begin() {
    running += stopping ? 0 : 1;
    return !stopping;
  }

  private synchronized void end() {
    running--;
    if (stopping && running == 0) {
      idle.countDown();
    }
  }

  private synchronized void stop() {
    stopping = true;
    if (running == 0) {
      idle.countDown();
    }
  }
}
