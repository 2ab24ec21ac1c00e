package dev.switchboard.benchmarks;

import dev.switchboard.benchmarks.ThrottleRecovery.Throttle;
import dev.switchboard.benchmarks.stub.StubBehaviour;
import dev.switchboard.benchmarks.stub.StubServer;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.regex.Pattern;
import java.util.stream.Stream;

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
   * @param at the time of the stub's clock, in nanoseconds
   */
  record Count(long posts, long throttled, long unsigned, Duration processor, long at) {

    static Count parse(String line) {
      long[] words = Stream.of(line.split(" ", -1)).mapToLong(Long::parseLong).toArray();
      return new Count(words[0], words[1], words[2], Duration.ofNanos(words[3]), words[4]);
    }

    long delivered() {
      return posts - throttled;
    }
  }

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

  /** Returns the address at which the stub repeats the answers of a DynamoDB. */
  URI repeating(URI endpoint) throws IOException {
    process.tell("dynamodb " + endpoint);
    return dynamoDb;
  }

  Count count() throws IOException, InterruptedException {
    return Count.parse(process.ask("count", StubServer.COUNT));
  }

  /** Throttles the account, and returns when the throttle is over. */
  void throttle(Throttle throttle) throws IOException, InterruptedException {
    process.tell("throttle %d %d".formatted(throttle.postsPerSecond(), throttle.burst()));
    Thread.sleep(throttle.time());
    process.tell("release");
  }

  /** Waits for a while, and returns the rate of deliveries in that time. */
  long deliveriesPerSecond(Duration time) throws IOException, InterruptedException {
    Count before = count();
    Thread.sleep(time);
    Count after = count();
    double seconds = (after.at() - before.at()) / 1e9;
    return Math.round((after.delivered() - before.delivered()) / seconds);
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
