package dev.switchboard.benchmarks;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Many clients of one server, and posts to all of them. For one thread. */
final class Crowd implements AutoCloseable {

  private static final int TEXT_BYTES = 200;

  private final Audience audience;
  private final List<URI> addresses;
  private final RawPosts posts;
  private int number;

  private Crowd(Audience audience, List<URI> addresses) throws IOException {
    this.audience = audience;
    this.addresses = addresses;
    this.posts = new RawPosts(addresses.getFirst());
  }

  /** Connects them, one after the other. */
  static Crowd gather(PostServer server, int clients) throws IOException, InterruptedException {
    Audience audience = new Audience();
    List<URI> addresses = new ArrayList<>();
    for (int client = 0; client < clients; client++) {
      audience.join(server.webSocket());
      addresses.add(server.connected());
    }
    return new Crowd(audience, addresses);
  }

  /** Posts the same text to each, round and round, until the last client has had its last. */
  Duration hearTimes(int rounds) throws IOException, InterruptedException {
    String text = nextText();
    Reception reception = audience.expect(text, addresses.size() * rounds);
    List<byte[]> requests =
        Collections.nCopies(rounds, requests(text)).stream().flatMap(List::stream).toList();
    long begun = System.nanoTime();
    posts.send(requests).requireOk(0, requests.size());
    return Duration.ofNanos(reception.lastReceivedAt() - begun);
  }

  /** Posts a text to each, and first of all something to somebody else. */
  Hearing hearAfter(byte[] other) throws IOException, InterruptedException {
    return hear(List.of(other));
  }

  /** Posts a text to each. */
  Hearing hear() throws IOException, InterruptedException {
    return hear(List.of());
  }

  private Hearing hear(List<byte[]> others) throws IOException, InterruptedException {
    String text = nextText();
    List<byte[]> requests = new ArrayList<>(others);
    requests.addAll(requests(text));
    Reception reception = audience.expect(text, addresses.size());
    PostTimes times = posts.send(requests);
    times.requireOk(others.size(), requests.size());
    reception.lastReceivedAt();
    return Hearing.of(times, others.size(), reception);
  }

  private List<byte[]> requests(String text) {
    return addresses.stream().map(address -> PostSocket.request(address, text)).toList();
  }

  private String nextText() {
    number++;
    return ("%-" + TEXT_BYTES + "s").formatted("Post " + number);
  }

  @Override
  public void close() throws IOException {
    posts.close();
    audience.close();
  }
}
