package dev.switchboard.benchmarks;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** The time until the last of all clients has a text, sent by the service or by bare posts. */
final class Broadcast {

  private static final int TEXT_BYTES = 200;

  private final int clients;
  private final LocalService service;
  private final ClientGroup audience;
  private final HttpPosts posts;
  private int number;

  private Broadcast(int clients, LocalService service, ClientGroup audience, HttpPosts posts) {
    this.clients = clients;
    this.service = service;
    this.audience = audience;
    this.posts = posts;
  }

  /** Measures both in turns, on one service and its clients. */
  static Comparison measure(int clients, int warmUp, int rounds)
      throws IOException, InterruptedException {
    try (LocalService service = LocalService.start();
        ClientGroup audience = new ClientGroup();
        HttpPosts posts = new HttpPosts(gather(clients, audience, service))) {
      Broadcast broadcast = new Broadcast(clients, service, audience, posts);
      return Comparison.inTurns(warmUp, rounds, broadcast::byTheService, broadcast::byBarePosts);
    }
  }

  /** Connects all clients and returns the address to post to each of them. */
  private static List<URI> gather(int clients, ClientGroup audience, LocalService service)
      throws IOException, InterruptedException {
    List<URI> addresses = new ArrayList<>();
    for (int client = 0; client < clients; client++) {
      audience.add(RawWebSocket.connect(service.webSocket(), ""));
      addresses.add(URI.create(service.management() + "/" + service.connected()));
    }
    return addresses;
  }

  private Duration byTheService() throws IOException, InterruptedException {
    Duration time = audience.timeToLast(nextText(), audience::sendByFirst);
    service.awaitReached(clients);
    return time;
  }

  private Duration byBarePosts() throws IOException, InterruptedException {
    return audience.timeToLast(nextText(), posts::send);
  }

  private String nextText() {
    number++;
    return ("%-" + TEXT_BYTES + "s").formatted("Broadcast " + number);
  }
}
