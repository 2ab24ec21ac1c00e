package dev.switchboard.benchmarks;

import java.io.IOException;

/** The rows that {@code fan-out} can measure, in the order of the table. */
enum FanOutRows {
  COLD("First posts of new JVMs"),
  WARM("Posts of JVMs that have posted before"),
  WRK("Posts beside wrk"),
  STUB("Processor time of the stub"),
  AUDIENCE("Reading the audience"),
  LATENCY("Recipients that take 10 ms"),
  LATE("A few recipients that take longer than the others"),
  GONE("Recipients that are gone"),
  MEMORY("Memory"),
  THROTTLE("Deliveries before and after a throttle"),
  SLOW("A publish beside a client that does not read");

  private final String description;

  FanOutRows(String description) {
    this.description = description;
  }

  String description() {
    return description;
  }

  /** Measures the rows and adds them to a table. */
  void measure(Table table, Testbed bed) throws IOException, InterruptedException {
    switch (this) {
      case COLD -> ColdPosts.addRows(table, bed);
      case WARM -> WarmPosts.addRows(table, bed);
      case WRK -> WarmPosts.addBesideWrk(table, bed);
      case STUB -> FanOutConditions.addStub(table, bed);
      case AUDIENCE -> FanOutConditions.addAudience(table, bed);
      case LATENCY -> FanOutConditions.addLatency(table, bed);
      case LATE -> FanOutConditions.addLate(table, bed);
      case GONE -> FanOutConditions.addGone(table, bed);
      case MEMORY -> FanOutConditions.addMemory(table, bed);
      case THROTTLE -> ThrottleRecovery.addRows(table, bed);
      case SLOW -> SlowReader.addRows(table, bed);
    }
  }
}
