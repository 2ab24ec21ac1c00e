package dev.switchboard.benchmarks;

import java.time.Duration;
import java.util.Locale;

/** What is known of the gateway, each figure beside its baseline. */
final class GatewayTable {

  /** Who waits longer finds a storm that is not held. */
  private static final Target HELD = new Target.NeverMoreThan(Duration.ofSeconds(1));

  private static final Target FAST_ENOUGH = new Target.AtLeastShare(0.7);
  private static final double KIB_OF_MIB = 1024;
  private static final Unit MILLISECONDS = new Unit.Milliseconds(2);

  private final Table table = new Table("");

  /** Adds how the connections came, and what they take. */
  void addIdle(int open, IdleConnections gateway, IdleConnections bare, int rate) {
    int connections = gateway.storm().clients().size() + gateway.storm().refused();
    table.heading(
        "%s clients connect, %s a second: ms until open"
            .formatted(count(connections), count(rate)));
    Comparison waits = new Comparison(gateway.storm().waits(), bare.storm().waits());
    table.add(
        new Unit.Milliseconds(0), "the gateway, asking a function", "bare Jetty", waits, HELD);
    table.add("refused by the gateway", gateway.storm().refused(), 0);
    table.add("dropped by it later", gateway.lost(), 0);
    table.add("open by its own count", open, connections);
    int sample = IdleConnections.sampleOf(connections);
    table.add("reached by posts to %s".formatted(count(sample)), gateway.reached(), sample);
    addMemory(gateway, bare);
  }

  private void addMemory(IdleConnections gateway, IdleConnections bare) {
    Memory ours = gateway.each();
    Memory theirs = bare.each();
    table.heading("Memory of an idle connection, KB");
    table.add("heap, the gateway", "heap, bare Jetty", ours.heap(), theirs.heap());
    table.add("process, the gateway", "process, bare Jetty", ours.resident(), theirs.resident());
    table.add("the gateway's heap with all, MB", megabytes(gateway.all().heap()));
    table.add("the gateway's process, MB", megabytes(gateway.all().resident()));
  }

  private static String megabytes(double kib) {
    return String.format(Locale.ROOT, "%,.0f", kib / KIB_OF_MIB);
  }

  /** Adds how fast posts come through. */
  void addPosts(Throughput found) {
    table.heading("Posts to %s clients, frames a second".formatted(count(Throughput.CLIENTS)));
    Unit frames = new Unit.PerSecond(Throughput.FRAMES);
    table.add(frames, "the gateway", "bare Jetty", found.time(), FAST_ENOUGH);
    table.heading("Processor time of the server for each, µs");
    table.add(
        "the gateway", "bare Jetty", found.microsecondsOfSubject(), found.microsecondsOfBaseline());
  }

  /** Adds what others notice of a stuck client. */
  void addStuck(StuckClient found) {
    table.heading(
        "Posts to %s clients, ms until the frame is there".formatted(count(StuckClient.READERS)));
    Target reported = new Target.None();
    table.add(MILLISECONDS, "median, beside a stuck one", "median", found.median(), reported);
    table.add(MILLISECONDS, "p99, beside a stuck one", "p99", found.p99(), reported);
    table.add("posts the stuck one is sent first", count(found.taken()));
    table.add("then answered 429", count(found.throttled()));
    table.add("answered otherwise", found.otherwise(), 0);
  }

  private static String count(int figure) {
    return String.format(Locale.ROOT, "%,d", figure);
  }

  @Override
  public String toString() {
    return table.toString();
  }
}
