package dev.switchboard.local;

import java.util.concurrent.CountDownLatch;

/** Keeps a command up until it is interrupted. */
final class Foreground {

  private Foreground() {}

  /** Never returns; what was started is closed when Ctrl-C or another signal ends the process. */
  static void stay(Runnable close) throws InterruptedException {
    Runtime.getRuntime().addShutdownHook(new Thread(close));
    new CountDownLatch(1).await();
  }
}
