package dev.switchboard.local;

import dev.switchboard.gateway.Integration;
import java.util.concurrent.CountDownLatch;

/** Lets the function do its work at {@code $connect}, and holds its answer back when told to. */
final class DelayedConnects implements Integration {

  private final Integration function;
  private final CountDownLatch held = new CountDownLatch(1);
  private final CountDownLatch released = new CountDownLatch(1);
  private volatile boolean holding;

  DelayedConnects(Integration function) {
    this.function = function;
  }

  /** From now on answers are held back. */
  void hold() {
    holding = true;
  }

  /** Lets the answers go. */
  void release() {
    holding = false;
    released.countDown();
  }

  /** Waits until one is held. */
  void awaitHeld() {
    await(held);
  }

  @Override
  public String invoke(String event) {
    String answer = function.invoke(event);
    if (holding && event.contains("\"eventType\":\"CONNECT\"")) {
      held.countDown();
      await(released);
    }
    return answer;
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException interrupted) {
      throw new AssertionError(interrupted);
    }
  }
}
