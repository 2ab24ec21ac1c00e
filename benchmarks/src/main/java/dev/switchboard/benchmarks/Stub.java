package dev.switchboard.benchmarks;

import dev.switchboard.benchmarks.stub.StubBehaviour;
import dev.switchboard.benchmarks.stub.StubServer;
import dev.switchboard.benchmarks.stub.StubThrottle;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.regex.Pattern;

/** A process that runs {@link StubServer}. For one thread. */
final class Stub implements AutoCloseable {

  private static final Pattern PLAIN = Pattern.compile(StubServer.PLAIN + "(\\S+)");
  private static final Pattern TLS = Pattern.compile(StubServer.TLS + "(\\S+)");
  private static final Pattern DYNAMODB = Pattern.compile(StubServer.DYNAMODB + "(\\S+)");

  /**
   * The counts of the stub so far.
   *
   * @param processor the processor time that the stub took; it takes none while it receives no
   *     requests
   */
  record Count(long posts, long unsigned, Duration processor) {}

  private final ChildProcess process;
  private final URI plain;
  private final URI tls;
  private final URI dynamoDb;

  /** Waits until the stub accepts posts. */
  Stub(ChildProcess process) throws IOException, InterruptedException {
    this.process = process;
    plain = URI.create(process.find(PLAIN).text());
    tls = URI.create(process.find(TLS).text());
    dynamoDb = URI.create(process.find(DYNAMODB).text());
  }

  /** Returns the address for posts that the stub answers with a behaviour. */
  URI posts(StubBehaviour behaviour, boolean secure) {
    return behaviour.stage(secure ? tls : plain);
  }

  URI dynamoDb() {
    return dynamoDb;
  }

  Count count() throws IOException, InterruptedException {
    String[] counts = process.ask("count", StubServer.COUNT).split(" ", -1);
    return new Count(
        Long.parseLong(counts[0]),
        Long.parseLong(counts[1]),
        Duration.ofNanos(Long.parseLong(counts[2])));
  }

  /** Starts counting deliveries. */
  void watchDeliveries() throws IOException {
    process.tell("watch");
  }

  /**
   * Throttles the account for a while, and waits until three seconds after it.
   *
   * @return its deliveries before the throttle and after it, for {@link ThrottleRecovery#add}
   */
  String throttle(StubThrottle throttle) throws IOException, InterruptedException {
    return process.ask(throttle.command(), StubServer.DELIVERED);
  }

  /** Throws an exception if any post had no signature, because the comparison would be unfair. */
  void requireSigned() throws IOException, InterruptedException {
    long unsigned = count().unsigned();
    if (unsigned > 0) {
      throw new IOException(unsigned + " posts were not signed");
    }
  }

  @Override
  public void close() {
    process.close();
  }
}
