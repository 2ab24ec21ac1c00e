package dev.switchboard.aws.http;

import java.io.IOException;
import java.net.Socket;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;

/**
 * Closes connections whose response takes too long.
 *
 * <p>A socket's own time-out sets and cancels a timer at each read, which costs a virtual thread as
 * much as the rest of a post. Instead, one thread checks all connections four times within the
 * time-out, while any of them awaits a response. So a connection is closed after the time-out, or
 * up to a quarter of it later. Threads may share it.
 */
final class ResponseTimeout {

  private static final int CHECKS = 4;
  private static final long STOPPED = -1;

  private final long nanosBetweenChecks;
  private final Set<Timer> timers = ConcurrentHashMap.newKeySet();
  private final AtomicLong checks = new AtomicLong();
  private final AtomicBoolean checking = new AtomicBoolean();

  ResponseTimeout(Duration timeout) {
    this.nanosBetweenChecks = timeout.toNanos() / CHECKS;
  }

  /** Creates a timer for a connection, which is kept until {@link Timer#remove}. */
  Timer timerFor(Socket socket) {
    Timer timer = new Timer(socket);
    timers.add(timer);
    return timer;
  }

  /** The timer of one connection. */
  final class Timer {

    private final Socket socket;
    private final AtomicLong startedAt = new AtomicLong(STOPPED);
    private final AtomicBoolean expired = new AtomicBoolean();

    private Timer(Socket socket) {
      this.socket = socket;
    }

    /** Starts the timer: a response is awaited. */
    void start() {
      startedAt.set(checks.get());
      if (!checking.get() && checking.compareAndSet(false, true)) {
        Thread.ofVirtual().name("response-timeout").start(ResponseTimeout.this::keepChecking);
      }
    }

    /** Stops the timer: no response is awaited. */
    void stop() {
      startedAt.set(STOPPED);
    }

    /** Returns whether the timer closed the connection because a response took too long. */
    boolean hasExpired() {
      return expired.get();
    }

    /** Removes the timer of a connection that is no longer used. */
    void remove() {
      timers.remove(this);
    }

    private boolean isRunning() {
      return startedAt.get() != STOPPED;
    }

    private void check(long now) {
      long started = startedAt.get();
      // One additional check, since the first may have followed the start immediately.
      if (started != STOPPED && now - started > CHECKS && expired.compareAndSet(false, true)) {
        try {
          socket.close();
        } catch (IOException unclosed) {
          // A failure to close has no other remedy.
        }
      }
    }
  }

  /** Checks until no timer runs: after a fan-out, no thread may stay for long. */
  private void keepChecking() {
    do {
      do {
        LockSupport.parkNanos(nanosBetweenChecks);
        long now = checks.incrementAndGet();
        timers.forEach(each -> each.check(now));
      } while (isAnyRunning());
      checking.set(false);
      // A timer that was started in the meantime may have found this thread still checking.
    } while (isAnyRunning() && checking.compareAndSet(false, true));
  }

  private boolean isAnyRunning() {
    return timers.stream().anyMatch(Timer::isRunning);
  }
}
