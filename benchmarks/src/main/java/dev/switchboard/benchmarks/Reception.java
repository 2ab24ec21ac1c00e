package dev.switchboard.benchmarks;

import java.io.IOException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** One text on its way to every client. */
final class Reception {

  private static final long PATIENCE_SECONDS = 30;

  private final byte[] frame;
  private final CompletableFuture<Long> end = new CompletableFuture<>();
  private int missing;

  Reception(String text, int clients) {
    frame = Frames.fromServer(text);
    missing = clients;
  }

  /** What each client reads. */
  byte[] frame() {
    return frame;
  }

  /** One client more has it all; always told by the same thread. */
  void received() {
    missing--;
    if (missing == 0) {
      end.complete(System.nanoTime());
    }
  }

  /** Nobody will receive anything any more. */
  void fail(Exception cause) {
    end.completeExceptionally(cause);
  }

  /** Waits for the last client, and answers when it had it all, in {@link System#nanoTime}. */
  long lastReceivedAt() throws IOException, InterruptedException {
    try {
      return end.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
    } catch (TimeoutException late) {
      throw new IOException(
          "Some client has not received a text in " + PATIENCE_SECONDS + " s", late);
    } catch (ExecutionException failure) {
      throw new IOException("A client failed: " + failure.getCause(), failure);
    }
  }
}
