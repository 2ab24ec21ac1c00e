package dev.switchboard.benchmarks;

import java.io.IOException;
import java.net.URI;
import java.nio.channels.ClosedSelectorException;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/** Many clients, and the one thread that listens for all of them. For one caller's thread. */
final class Audience implements AutoCloseable {

  /** Sends a text to everyone. */
  @FunctionalInterface
  interface Sending {
    void send(String text) throws IOException, InterruptedException;
  }

  /** A client and which one it is, counted from 0. */
  private record Seat(int number, Client client) {}

  private final Selector selector = Selector.open();
  private final List<Client> clients = new ArrayList<>();
  private final AtomicInteger lost = new AtomicInteger();
  private volatile Reception reception = new Reception("", 0, 0);

  Audience() throws IOException {
    Thread.ofPlatform().daemon().name("audience").start(this::listen);
  }

  /** Connects one client more. */
  void join(URI url) throws IOException {
    join(Client.connect(url));
  }

  /** Listens for a client that is connected already, and closes it in the end. */
  void join(Client client) throws IOException {
    client.register(selector, new Seat(clients.size(), client));
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
    Reception next = expect(text, clients.size());
    long begun = System.nanoTime();
    sending.send(text);
    return Duration.ofNanos(next.lastReceivedAt() - begun);
  }

  /** Listens from now on for a text, this often in all, by whomever. */
  Reception expect(String text, int times) {
    Reception next = new Reception(text, clients.size(), times);
    reception = next;
    return next;
  }

  /** How many clients the service has hung up on, or confused. */
  int lost() {
    return lost.get();
  }

  private void listen() {
    try {
      while (true) {
        selector.select(this::read);
      }
    } catch (ClosedSelectorException closed) {
      // The benchmark is over.
    } catch (IOException failure) {
      reception.fail(failure);
    }
  }

  private void read(SelectionKey ready) {
    Seat seat = (Seat) ready.attachment();
    try {
      if (seat.client().hasReceived(reception.frame())) {
        reception.received(seat.number());
      }
    } catch (IOException failure) {
      ready.cancel();
      lost.incrementAndGet();
      reception.fail(failure);
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
