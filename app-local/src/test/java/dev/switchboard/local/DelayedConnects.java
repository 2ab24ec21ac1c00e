package dev.switchboard.local;

import dev.switchboard.gateway.Integration;
import java.util.concurrent.CountDownLatch;

/** Invokes the function for {@code $connect}, and can delay its response. */
final class DelayedConnects implements Integration {

  private final Integration function;
  private final CountDownLatch held = new CountDownLatch(1);
  private final CountDownLatch released = new CountDownLatch(1);
  private volatile boolean holding;

  DelayedConnects(Integration function) {
    this.function = function;
  }

  /** Starts to delay responses. */
  void hold() {
    holding = true;
  }

  /** Releases the delayed responses, and stops delaying. */
  void release() {
    holding = false;
    released.countDown();
  }

  /** Waits until a response is delayed. */
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
