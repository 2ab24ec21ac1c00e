package dev.switchboard.benchmarks;

import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;

/**
 * Many connections that say nothing: how they came, what they take, and that they are there.
 *
 * @param storm how they came
 * @param lost how many were dropped since
 * @param reached how many posts to some of them arrived
 * @param all what the server's JVM takes, with all of them
 * @param each what each has added to that
 */
record IdleConnections(Storm storm, int lost, int reached, Memory all, Memory each) {

  private static final int SAMPLE = 200;
  private static final int EARLY_CLIENTS = 1_000;
  private static final int TEXT_BYTES = 200;

  /** Connects them all to a server that is new, and leaves them open for the audience to close. */
  static IdleConnections measure(
      PostServer server, Audience audience, int connections, int perSecond)
      throws IOException, InterruptedException {
    warmUp(server);
    Memory before = server.memory();
    Storm storm = Storm.unleash(server.webSocket(), connections, perSecond);
    List<URI> addresses = new ArrayList<>();
    for (Client client : storm.clients()) {
      audience.join(client);
      addresses.add(server.connected());
    }
    Memory all = server.memory();
    int reached = post(sampleOf(addresses), audience);
    Memory each = all.since(before, storm.clients().size());
    return new IdleConnections(storm, audience.lost(), reached, all, each);
  }

  /** How many posts arrive if none is lost. */
  static int sampleOf(int connections) {
    return Math.min(SAMPLE, connections);
  }

  /** Makes the server load its classes and compile what matters; all that come now go again. */
  private static void warmUp(PostServer server) throws IOException, InterruptedException {
    for (int client = 0; client < EARLY_CLIENTS; client++) {
      Client.connect(server.webSocket()).close();
      server.connected();
      server.disconnected();
    }
  }

  /** Spread evenly over all of them. */
  private static List<URI> sampleOf(List<URI> addresses) {
    int size = sampleOf(addresses.size());
    List<URI> sample = new ArrayList<>();
    for (int i = 0; i < size; i++) {
      sample.add(addresses.get(i * (addresses.size() / size)));
    }
    return sample;
  }

  private static int post(List<URI> sample, Audience audience)
      throws IOException, InterruptedException {
    String text = ("%-" + TEXT_BYTES + "s").formatted("Are you there?");
    Reception reception = audience.expect(text, sample.size());
    try (RawPosts posts = new RawPosts(sample.getFirst())) {
      posts.send(sample.stream().map(each -> PostSocket.request(each, text)).toList());
    }
    reception.lastReceivedAt();
    return sample.size();
  }
}
