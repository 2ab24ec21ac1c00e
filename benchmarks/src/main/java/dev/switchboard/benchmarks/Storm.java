package dev.switchboard.benchmarks;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/**
 * Clients that connect at a steady pace.
 *
 * <p>Nobody waits for those before: a server that falls behind finds more and more at its door, and
 * the time is counted from when a client's turn was, not from when it got through.
 *
 * @param clients those that are connected
 * @param refused how many are not
 * @param waits from a client's turn to its first pong
 */
record Storm(List<Client> clients, int refused, Sample waits) {

  private record Arrival(Client client, Duration waited) {}

  /** Lets them all connect, and waits for the last. */
  static Storm unleash(URI url, int clients, int perSecond)
      throws IOException, InterruptedException {
    List<Future<Arrival>> arrivals = new ArrayList<>();
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      long begun = System.nanoTime();
      for (int client = 0; client < clients; client++) {
        long turn = begun + TimeUnit.SECONDS.toNanos(client) / perSecond;
        TimeUnit.NANOSECONDS.sleep(turn - System.nanoTime());
        arrivals.add(threads.submit(() -> arrive(url, turn)));
      }
    }
    return of(arrivals);
  }

  private static Arrival arrive(URI url, long turn) throws IOException {
    Client client = Client.connect(url);
    return new Arrival(client, Duration.ofNanos(System.nanoTime() - turn));
  }

  private static Storm of(List<Future<Arrival>> all) throws IOException {
    List<Arrival> arrivals =
        all.stream()
            .filter(each -> each.state() == Future.State.SUCCESS)
            .map(Future::resultNow)
            .toList();
    if (arrivals.isEmpty()) {
      throw new IOException("Nobody could connect", all.getFirst().exceptionNow());
    }
    return new Storm(
        arrivals.stream().map(Arrival::client).toList(),
        all.size() - arrivals.size(),
        Sample.of(arrivals.stream().map(Arrival::waited).toList()));
  }
}
