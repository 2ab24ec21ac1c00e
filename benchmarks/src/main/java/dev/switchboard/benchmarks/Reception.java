package dev.switchboard.benchmarks;

import java.io.IOException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** One text on its way to clients. */
final class Reception {

  private static final long PATIENCE_SECONDS = 30;

  private final byte[] frame;
  private final CompletableFuture<Long> end = new CompletableFuture<>();
  private final long[] receivedAt;
  private int missing;

  /** Of so many clients, which are to receive the text this often in all. */
  Reception(String text, int clients, int times) {
    frame = Frames.fromServer(text);
    receivedAt = new long[clients];
    missing = times;
  }

  /** What each client reads. */
  byte[] frame() {
    return frame;
  }

  /** A client has it all, once more; always told by the same thread. */
  void received(int client) {
    receivedAt[client] = System.nanoTime();
    missing--;
    if (missing == 0) {
      end.complete(receivedAt[client]);
    }
  }

  /** Nobody will receive anything any more. */
  void fail(Exception cause) {
    end.completeExceptionally(cause);
  }

  /** When a client had it all, in {@link System#nanoTime}; known once the last one has it. */
  long receivedAt(int client) {
    return receivedAt[client];
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
