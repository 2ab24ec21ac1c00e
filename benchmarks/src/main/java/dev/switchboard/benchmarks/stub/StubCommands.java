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
 * What the stub does when a line tells it to: {@code count} prints its counts, {@code watch} begins
 * to count deliveries, and {@code throttle RATE BURST MILLIS} throttles the account and prints the
 * deliveries three seconds after it is over.
 */
// The lines that are printed tell what became of a task.
@SuppressWarnings("FutureReturnValueIgnored")
final class StubCommands {

  private final EventLoopGroup thread;
  private final PostCount count;
  private final ThrottledBucket bucket;
  private final OperatingSystemMXBean system =
      ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);

  /** Commands of a stub whose one thread this is; the bucket is only touched by that thread. */
  StubCommands(EventLoopGroup thread, PostCount count, ThrottledBucket bucket) {
    this.thread = thread;
    this.count = count;
    this.bucket = bucket;
  }

  /** Obeys until there are no more lines. */
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
