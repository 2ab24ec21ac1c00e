package dev.switchboard.gateway.invoke;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.BooleanSupplier;

/**
 * Simulates that Lambda freezes a function between its invocations.
 *
 * <p>On Lambda, work that an invocation left running continues with the next invocation, or never.
 * While the fault is set, the function's calls wait until an invocation begins. Thread-safe.
 */
public final class FreezeSimulator {

  private final BooleanSupplier isFreezing;
  private final List<Runnable> waiting = new ArrayList<>();
  private int running;

  /** Creates a simulator that freezes functions while the condition is true. */
  public FreezeSimulator(BooleanSupplier isFreezing) {
    this.isFreezing = isFreezing;
  }

  /** Runs the waiting calls, and then an invocation. */
  <T> T runInvocation(Callable<T> invocation) throws Exception {
    begin();
    try {
      return invocation.call();
    } finally {
      end();
    }
  }

  /** Runs a call of the function now, or when its next invocation begins. */
  public void runUnlessFrozen(Runnable call) {
    if (!isFrozen(call)) {
      call.run();
    }
  }

  private synchronized boolean isFrozen(Runnable call) {
    boolean isFrozen = running == 0 && isFreezing.getAsBoolean();
    if (isFrozen) {
      waiting.add(call);
    }
    return isFrozen;
  }

  private void begin() {
    List<Runnable> thawed;
    synchronized (this) {
      running++;
      thawed = List.copyOf(waiting);
      waiting.clear();
    }
    thawed.forEach(Runnable::run);
  }

  private synchronized void end() {
    running--;
  }
}
