package dev.switchboard.local;

import java.util.concurrent.CountDownLatch;

/** A command that is stopped before its start is complete, as by an early signal. */
final class ProgramStoppedAtStart {

  static final String CLOSED = "closed";

  private ProgramStoppedAtStart() {}

  /** Ends once it has closed its resources; otherwise it never ends. */
  public static void main(String[] arguments) throws InterruptedException {
    CountDownLatch ending = new CountDownLatch(1);
    CountDownLatch closed = new CountDownLatch(1);
    Runtime.getRuntime()
        .addShutdownHook(
            new Thread(
                () -> {
                  ending.countDown();
                  awaitIn(closed);
                }));
    Thread.ofPlatform().daemon().start(() -> System.exit(0));
    ending.await();
    ForegroundProcess.stay(
        () -> {
          System.out.println(CLOSED);
          closed.countDown();
        });
  }

  private static void awaitIn(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
