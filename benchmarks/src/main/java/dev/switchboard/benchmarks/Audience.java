package dev.switchboard.benchmarks;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.channels.ClosedSelectorException;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Many clients, and the one thread that listens for all of them. For one caller's thread. */
final class Audience implements AutoCloseable {

  /** Sends a text to everyone. */
  @FunctionalInterface
  interface Sending {
    void send(String text) throws IOException, InterruptedException;
  }

  private final Selector selector = Selector.open();
  private final List<Client> clients = new ArrayList<>();
  private volatile Reception reception = new Reception("", 0);

  Audience() throws IOException {
    Thread.ofPlatform().daemon().name("audience").start(this::listen);
  }

  /** Connects one client more. */
  void join(URI url) throws IOException {
    Client client = Client.connect(url);
    client.register(selector);
    // The selector only sees who was registered before it began to wait.
    selector.wakeup();
    clients.add(client);
  }

  /** Lets the first client say something. */
  void speak(String text) throws IOException {
    clients.getFirst().send(text);
  }

  /** Sends a text that was never sent before, until the last client has it all. */
  Duration hear(String text, Sending sending) throws IOException, InterruptedException {
    Reception next = new Reception(text, clients.size());
    reception = next;
    long begun = System.nanoTime();
    sending.send(text);
    return Duration.ofNanos(next.lastReceivedAt() - begun);
  }

  private void listen() {
    try {
      while (true) {
        selector.select(this::read);
      }
    } catch (ClosedSelectorException closed) {
      // The benchmark is over.
    } catch (IOException | UncheckedIOException failure) {
      reception.fail(failure);
    }
  }

  private void read(SelectionKey ready) {
    try {
      if (((Client) ready.attachment()).hasReceived(reception.frame())) {
        reception.received();
      }
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  @Override
  public void close() throws IOException {
    selector.close();
    for (Client client : clients) {
      client.close();
    }
  }
}
