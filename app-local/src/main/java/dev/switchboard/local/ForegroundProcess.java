package dev.switchboard.local;

import java.util.concurrent.CountDownLatch;

/** Keeps a command running until it is interrupted. */
final class ForegroundProcess {

  private ForegroundProcess() {}

  /**
   * Never returns. Calls {@code close} when Ctrl-C or another signal ends the process, and at once
   * if the process is already ending.
   */
  static void stay(Runnable close) throws InterruptedException {
    try {
      Runtime.getRuntime().addShutdownHook(new Thread(close));
    } catch (IllegalStateException ending) {
      // The signal arrived before the start was complete: an ending process accepts no more hooks.
      close.run();
    }
    new CountDownLatch(1).await();
  }
}
