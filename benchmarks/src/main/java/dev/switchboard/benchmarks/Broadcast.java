package dev.switchboard.benchmarks;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * A text on its way to all clients, until the last one has it: by the service, or by bare posts.
 */
final class Broadcast {

  private static final int TEXT_BYTES = 200;

  private final int clients;
  private final Service service;
  private final Audience audience;
  private final Posts posts;
  private int number;

  private Broadcast(int clients, Service service, Audience audience, Posts posts) {
    this.clients = clients;
    this.service = service;
    this.audience = audience;
    this.posts = posts;
  }

  /** Measures both in turns, on one service and its clients. */
  static Comparison measure(int clients, int warmUp, int rounds)
      throws IOException, InterruptedException {
    try (Service service = Service.start();
        Audience audience = new Audience();
        Posts posts = new Posts(gather(clients, audience, service))) {
      Broadcast broadcast = new Broadcast(clients, service, audience, posts);
      return Comparison.inTurns(warmUp, rounds, broadcast::byTheService, broadcast::byBarePosts);
    }
  }

  /** Connects all clients and answers where each is posted to. */
  private static List<URI> gather(int clients, Audience audience, Service service)
      throws IOException, InterruptedException {
    List<URI> addresses = new ArrayList<>();
    for (int client = 0; client < clients; client++) {
      audience.join(service.webSocket());
      addresses.add(URI.create(service.management() + "/" + service.connected()));
    }
    return addresses;
  }

  private Duration byTheService() throws IOException, InterruptedException {
    Duration time = audience.hear(nextText(), audience::speak);
    // Also waits for the service to be done, or its last answers would fall into the next round.
    int reached = service.reached();
    if (reached != clients) {
      throw new IOException("The service says that it reached only " + reached);
    }
    return time;
  }

  private Duration byBarePosts() throws IOException, InterruptedException {
    return audience.hear(nextText(), posts::send);
  }

  private String nextText() {
    number++;
    return ("%-" + TEXT_BYTES + "s").formatted("Broadcast " + number);
  }
}
