package dev.switchboard.benchmarks.stub;

import com.sun.management.OperatingSystemMXBean;
import io.netty.channel.EventLoopGroup;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;

/**
 * The commands of the stub, one a line.
 *
 * <ul>
 *   <li>{@code count} prints its counts.
 *   <li>{@code watch} begins to count deliveries.
 *   <li>{@code throttle RATE BURST MILLIS} throttles the account and prints the deliveries three
 *       seconds after it is over.
 * </ul>
 */
// The printed lines report the results of the tasks.
@SuppressWarnings("FutureReturnValueIgnored")
final class StubCommands {

  private final EventLoopGroup thread;
  private final PostCount count;
  private final ThrottledBucket bucket;
  private final OperatingSystemMXBean system =
      ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);

  /** Creates the commands of a stub with this one thread; only that thread uses the bucket. */
  StubCommands(EventLoopGroup thread, PostCount count, ThrottledBucket bucket) {
    this.thread = thread;
    this.count = count;
    this.bucket = bucket;
  }

  /** Runs commands until there are no more lines. */
  void obey() throws IOException {
    BufferedReader lines =
        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    for (String line = lines.readLine(); line != null; line = lines.readLine()) {
      String[] words = line.split(" ", -1);
      switch (words[0]) {
        case "count" ->
            System.out.println(StubServer.COUNT + count + " " + system.getProcessCpuTime());
        case "watch" -> thread.execute(() -> bucket.watch(System.nanoTime()));
        case "throttle" -> throttle(StubThrottle.of(words[1], words[2], words[3]));
        default -> throw new IOException("The stub does not know " + line);
      }
    }
  }

  private void throttle(StubThrottle throttle) {
    thread.execute(
        () -> {
          bucket.begin(throttle, System.nanoTime());
          thread.schedule(
              () -> System.out.println(StubServer.DELIVERED + bucket),
              throttle.time().plus(ThrottledBucket.COUNTED).toNanos(),
              TimeUnit.NANOSECONDS);
        });
  }
}
