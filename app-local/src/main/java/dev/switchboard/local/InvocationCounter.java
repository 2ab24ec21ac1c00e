package dev.switchboard.local;

import dev.switchboard.gateway.FunctionFailedException;
import dev.switchboard.gateway.Integration;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * Counts the running invocations of all functions in this process, so that the store can stop after
 * the last one. Thread-safe.
 */
final class InvocationCounter implements AutoCloseable {

  private final Duration patience;
  private final CountDownLatch idle = new CountDownLatch(1);

  private int running;
  private boolean stopping;

  /**
   * Creates a counter without running invocations.
   *
   * @param patience how long a stop waits for the last invocation
   */
  InvocationCounter(Duration patience) {
    this.patience = patience;
  }

  /** Returns a function whose invocations are counted. It fails once the service stops. */
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

  /** Runs an invocation. Once the service stops, this does nothing. */
  void run(Runnable invocation) {
    var _ =
        call(
            () -> {
              invocation.run();
              return true;
            },
            false);
  }

  /**
   * Runs an invocation and returns its result. Once the service stops, this returns {@code
   * otherwise}.
   */
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

  /** Refuses further invocations, and waits for the running ones. */
  @Override
  public void close() {
    stop();
    try {
      // An invocation that takes longer finds a stopped store.
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
