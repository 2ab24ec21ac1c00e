package dev.switchboard.local;

import java.util.concurrent.CountDownLatch;

/** A command whose end begins before it is up, as a signal in its first moments has it. */
final class ProgramStoppedAtStart {

  static final String CLOSED = "closed";

  private ProgramStoppedAtStart() {}

  /** Ends once it has closed what it started; if it never does, it never ends. */
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
