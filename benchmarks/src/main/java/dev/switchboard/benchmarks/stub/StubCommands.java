package dev.switchboard.benchmarks.stub;

import com.sun.management.OperatingSystemMXBean;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.lang.management.ManagementFactory;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Executor;

/**
 * The commands of the stub, one a line.
 *
 * <ul>
 *   <li>{@code count} prints its counts, its processor time and the time of its clock.
 *   <li>{@code throttle RATE BURST} begins a throttle of the account.
 *   <li>{@code release} ends it.
 *   <li>{@code dynamodb URL} sets the DynamoDB whose answers it repeats.
 * </ul>
 */
final class StubCommands {

  private final Executor thread;
  private final PostCount count;
  private final ThrottledBucket bucket;
  private final DynamoDbAnswers dynamoDb;
  private final OperatingSystemMXBean system =
      ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);

  /** Creates the commands of a stub whose one thread does everything except counting. */
  StubCommands(Executor thread, PostCount count, ThrottledBucket bucket, DynamoDbAnswers dynamoDb) {
    this.thread = thread;
    this.count = count;
    this.bucket = bucket;
    this.dynamoDb = dynamoDb;
  }

  /** Runs commands until there are no more lines. */
  void obey() throws IOException {
    BufferedReader lines =
        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    for (String line = lines.readLine(); line != null; line = lines.readLine()) {
      String[] words = line.split(" ", -1);
      switch (words[0]) {
        case "count" -> printCount();
        case "throttle" -> throttle(Integer.parseInt(words[1]), Integer.parseInt(words[2]));
        case "release" -> thread.execute(bucket::end);
        case "dynamodb" -> thread.execute(() -> dynamoDb.ask(URI.create(words[1])));
        default -> throw new IOException("The stub does not know " + line);
      }
    }
  }

  private void printCount() {
    System.out.printf(
        "%s%s %d %d%n", StubServer.COUNT, count, system.getProcessCpuTime(), System.nanoTime());
  }

  private void throttle(int postsPerSecond, int burst) {
    thread.execute(() -> bucket.begin(postsPerSecond, burst, System.nanoTime()));
  }
}
