package dev.switchboard.benchmarks;

import java.io.IOException;
import java.nio.channels.ClosedSelectorException;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Many WebSocket clients, and the one thread that reads for all of them. For one caller. */
final class ClientGroup implements AutoCloseable {

  /** Sends a text to every client. */
  @FunctionalInterface
  interface Sending {
    void send(String text) throws IOException, InterruptedException;
  }

  private static final long PATIENCE_SECONDS = 30;

  private final Selector selector = Selector.open();
  private final List<RawWebSocket> clients = new ArrayList<>();
  private volatile Awaited awaited = new Awaited("", 0);

  ClientGroup() throws IOException {
    Thread.ofPlatform().daemon().name("clients").start(this::listen);
  }

  /** A text on its way to clients. The thread that reads completes it. */
  private static final class Awaited {

    private final byte[] frame;
    private final CompletableFuture<Long> lastReceivedAt = new CompletableFuture<>();
    private int missing;

    private Awaited(String text, int clients) {
      frame = RawWebSocket.serverFrame(text);
      missing = clients;
    }

    private void received() {
      missing--;
      if (missing == 0) {
        lastReceivedAt.complete(System.nanoTime());
      }
    }

    private void fail(IOException cause) {
      lastReceivedAt.completeExceptionally(cause);
    }
  }

  /** Adds a client, and closes it in the end. */
  void add(RawWebSocket client) throws IOException {
    client.register(selector);
    // The selector sees only clients that were registered before it began to wait.
    selector.wakeup();
    clients.add(client);
  }

  /** Lets the first client send a text. */
  void sendByFirst(String text) throws IOException {
    clients.getFirst().send(text);
  }

  /**
   * Sends a text that was never sent before, and returns the time until the last client has
   * received it.
   */
  Duration timeToLast(String text, Sending sending) throws IOException, InterruptedException {
    Awaited next = new Awaited(text, clients.size());
    awaited = next;
    long begun = System.nanoTime();
    sending.send(text);
    try {
      long end = next.lastReceivedAt.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
      return Duration.ofNanos(end - begun);
    } catch (TimeoutException late) {
      throw new IOException("A client received no text in " + PATIENCE_SECONDS + " s", late);
    } catch (ExecutionException failure) {
      throw new IOException("A client failed: " + failure.getCause(), failure);
    }
  }

  private void listen() {
    try {
      while (true) {
        selector.select(this::read);
      }
    } catch (ClosedSelectorException closed) {
      // The benchmark is over.
    } catch (IOException failure) {
      awaited.fail(failure);
    }
  }

  private void read(SelectionKey ready) {
    try {
      if (((RawWebSocket) ready.attachment()).hasReceived(awaited.frame)) {
        awaited.received();
      }
    } catch (IOException failure) {
      ready.cancel();
      awaited.fail(failure);
    }
  }

  @Override
  public void close() throws IOException {
    selector.close();
    for (RawWebSocket client : clients) {
      client.close();
    }
  }
}
