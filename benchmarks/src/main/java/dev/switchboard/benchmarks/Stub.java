package dev.switchboard.benchmarks;

import dev.switchboard.benchmarks.stub.Behaviour;
import dev.switchboard.benchmarks.stub.StubServer;
import dev.switchboard.benchmarks.stub.Throttle;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;

/** {@link StubServer} in a process of its own, on a core of its own. For one thread. */
final class Stub implements AutoCloseable {

  private static final List<String> FLAGS =
      List.of(
          "-Xmx1g",
          "-XX:+UseSerialGC",
          // Netty's own warning about what the JDK takes away one day.
          "--sun-misc-unsafe-memory-access=allow");
  private static final Pattern PLAIN = Pattern.compile(StubServer.PLAIN + "(\\S+)");
  private static final Pattern TLS = Pattern.compile(StubServer.TLS + "(\\S+)");
  private static final Pattern DYNAMODB = Pattern.compile(StubServer.DYNAMODB + "(\\S+)");
  private static final Pattern DELIVERED = Pattern.compile(StubServer.DELIVERED + "(.+)");
  private static final Pattern COUNT = Pattern.compile(StubServer.COUNT + "(.+)");

  /**
   * What it has seen until now.
   *
   * @param processor the time that took it, of which none is spent while nobody asks
   */
  record Count(long posts, long unsigned, long connections, Duration processor) {

    Count since(Count before) {
      return new Count(
          posts - before.posts,
          unsigned - before.unsigned,
          connections - before.connections,
          processor.minus(before.processor));
    }
  }

  private final Program program;
  private final URI plain;
  private final URI tls;
  private final URI dynamoDb;

  private Stub(Program program) throws IOException, InterruptedException {
    this.program = program;
    plain = URI.create(program.find(PLAIN).text());
    tls = URI.create(program.find(TLS).text());
    dynamoDb = URI.create(program.find(DYNAMODB).text());
  }

  /** Starts one that shows this certificate; when this returns, it may be posted to. */
  static Stub start(boolean pin, Certificate certificate) throws IOException, InterruptedException {
    List<String> command =
        Tool.java(StubServer.class, FLAGS, certificate.file().toString(), Certificate.PASSWORD);
    return new Stub(Program.start(Cores.SERVER.pinned(pin, command).toArray(String[]::new)));
  }

  /** Where it is posted to, to have it answer like this. */
  URI posts(Behaviour behaviour, boolean secure) {
    return behaviour.stage(secure ? tls : plain);
  }

  URI dynamoDb() {
    return dynamoDb;
  }

  Count count() throws IOException, InterruptedException {
    program.tell("count");
    String[] counts = program.find(COUNT).text().split(" ", -1);
    return new Count(
        Long.parseLong(counts[0]),
        Long.parseLong(counts[1]),
        Long.parseLong(counts[2]),
        Duration.ofNanos(Long.parseLong(counts[3])));
  }

  /** Has it count deliveries from now on. */
  void watchDeliveries() throws IOException {
    program.tell("watch");
  }

  /**
   * Throttles the account for a while, and waits until three seconds after it.
   *
   * @return its deliveries before the throttle and after it, for {@link ThrottleRecovery#of}
   */
  String throttle(Throttle throttle) throws IOException, InterruptedException {
    program.tell(throttle.command());
    return program.find(DELIVERED).text();
  }

  /** Fails if anybody posted without a signature: that would be a different race. */
  void requireSigned() throws IOException, InterruptedException {
    long unsigned = count().unsigned();
    if (unsigned > 0) {
      throw new IOException(unsigned + " posts were not signed");
    }
  }

  @Override
  public void close() {
    program.close();
  }
}
