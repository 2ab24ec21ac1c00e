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
 * Gives up on answers that take too long: closes the connection on which one is awaited.
 *
 * <p>A socket's own time-out sets a timer at each read and takes it back, which costs a virtual
 * thread as much as all else that it does for a post. This looks at all connections four times
 * within the time-out instead, as long as an answer is awaited on any; so it gives up after the
 * time-out or up to a quarter later. May be shared between threads.
 */
final class ResponseTimeout {

  private static final int LOOKS = 4;
  private static final long NOBODY_WAITS = -1;

  private final long nanosBetweenLooks;
  private final Set<Watched> all = ConcurrentHashMap.newKeySet();
  private final AtomicLong looks = new AtomicLong();
  private final AtomicBoolean looking = new AtomicBoolean();

  ResponseTimeout(Duration timeOut) {
    this.nanosBetweenLooks = timeOut.toNanos() / LOOKS;
  }

  /** Watches over a connection until {@link Watched#forget}. */
  Watched over(Socket socket) {
    Watched watched = new Watched(socket);
    all.add(watched);
    return watched;
  }

  /** One connection under watch. */
  final class Watched {

    private final Socket socket;
    private final AtomicLong since = new AtomicLong(NOBODY_WAITS);
    private final AtomicBoolean late = new AtomicBoolean();

    private Watched(Socket socket) {
      this.socket = socket;
    }

    /** From now on an answer is awaited. */
    void begin() {
      since.set(looks.get());
      if (!looking.get() && looking.compareAndSet(false, true)) {
        Thread.ofVirtual().name("answer-watch").start(ResponseTimeout.this::keepLooking);
      }
    }

    /** No answer is awaited any more. */
    void end() {
      since.set(NOBODY_WAITS);
    }

    /** Whether the connection was closed because an answer took too long. */
    boolean isLate() {
      return late.get();
    }

    /** Nobody will wait here any more. */
    void forget() {
      all.remove(this);
    }

    private boolean isAwaited() {
      return since.get() != NOBODY_WAITS;
    }

    private void look(long now) {
      long begun = since.get();
      // One look more, for the first may have come at once.
      if (begun != NOBODY_WAITS && now - begun > LOOKS && late.compareAndSet(false, true)) {
        try {
          socket.close();
        } catch (IOException unclosed) {
          // There is nothing else to do with it.
        }
      }
    }
  }

  /** Ends when nobody waits: after a fan-out nothing may run on for long. */
  private void keepLooking() {
    do {
      do {
        LockSupport.parkNanos(nanosBetweenLooks);
        long now = looks.incrementAndGet();
        all.forEach(each -> each.look(now));
      } while (isAnyAwaited());
      looking.set(false);
      // Who began meanwhile may have found this still looking.
    } while (isAnyAwaited() && looking.compareAndSet(false, true));
  }

  private boolean isAnyAwaited() {
    return all.stream().anyMatch(Watched::isAwaited);
  }
}
