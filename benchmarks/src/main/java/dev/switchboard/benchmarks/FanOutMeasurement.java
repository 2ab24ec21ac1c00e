package dev.switchboard.benchmarks;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** What {@code fan-out} can measure; each gives one or more rows of the table, in this order. */
enum FanOutMeasurement {
  /** First posts of new JVMs, beside the SDK. */
  COLD(false),
  /** Posts of JVMs that have posted before, beside the SDK. */
  WARM(false),
  /** Warm posts beside wrk. */
  WRK(true),
  /** The processor time of the stub. */
  STUB(true),
  /** Reading the audience from DynamoDB's stub. */
  AUDIENCE(true),
  /** Posts that all take 10 ms. */
  LATENCY(true),
  /** Posts of which a few take longer than the others. */
  LATE(true),
  /** Recipients that are gone. */
  GONE(true),
  /** The memory of the process that posts. */
  MEMORY(true),
  /** Deliveries in the seconds after a throttle. */
  THROTTLE(true),
  /** A publish beside a client that does not read. */
  SLOW(true);

  private final boolean onStub;

  FanOutMeasurement(boolean onStub) {
    this.onStub = onStub;
  }

  /** All of them. */
  static List<FanOutMeasurement> all() {
    return List.of(values());
  }

  /** The one with this name on the command line; empty if there is none. */
  static Optional<FanOutMeasurement> named(String name) {
    return all().stream().filter(each -> each.toString().equals(name)).findFirst();
  }

  /** The names of all, as a user types them. */
  static String names() {
    return all().stream().map(FanOutMeasurement::toString).collect(Collectors.joining(", "));
  }

  /** Whether it measures our fan-out alone, on a stub that the benchmark starts. */
  boolean needsStub() {
    return onStub;
  }

  /** Its name on the command line. */
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
