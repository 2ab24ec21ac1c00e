package dev.switchboard.gateway.invoke;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.BooleanSupplier;

/**
 * Whether the function runs at the moment.
 *
 * <p>Lambda freezes a function between its invocations: what it left running goes on when the next
 * one comes, or never. While that is asked for, deeds wait here until the function runs again.
 */
public final class FreezeSimulator {

  private final BooleanSupplier freezes;
  private final List<Runnable> frozen = new ArrayList<>();
  private int running;

  public FreezeSimulator(BooleanSupplier freezes) {
    this.freezes = freezes;
  }

  /** Does what an invocation does. */
  public <T> T during(Callable<T> invocation) throws Exception {
    begin();
    try {
      return invocation.call();
    } finally {
      end();
    }
  }

  /** Does a deed of the function now, or when the function runs again. */
  public void whileRunning(Runnable deed) {
    if (!isFrozen(deed)) {
      deed.run();
    }
  }

  private synchronized boolean isFrozen(Runnable deed) {
    boolean isFrozen = running == 0 && freezes.getAsBoolean();
    if (isFrozen) {
      frozen.add(deed);
    }
    return isFrozen;
  }

  private void begin() {
    List<Runnable> thawed;
    synchronized (this) {
      running++;
      thawed = List.copyOf(frozen);
      frozen.clear();
    }
    thawed.forEach(Runnable::run);
  }

  private synchronized void end() {
    running--;
  }
}
