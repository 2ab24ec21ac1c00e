package dev.switchboard.benchmarks.contender;

import com.sun.management.OperatingSystemMXBean;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.lang.management.ManagementFactory;
import java.net.URI;
import java.nio.charset.StandardCharsets;

/**
 * Posts whenever a line tells it to: from which recipient, and up to which; prints how long it
 * took, in wall-clock and processor time. The first time, that includes making the client.
 *
 * <p>Besides, {@code fill N} restores an audience in memory, and {@code heap} tells of the time
 * since {@code watch}.
 */
public final class ContenderProgram {

  /** Before what was posted: posts, nanoseconds, the processor's nanoseconds, and how many gone. */
  public static final String POSTED = "Posted: ";

  /** Before how many there were before an audience was filled up again. */
  public static final String FILLED = "Filled: ";

  /** Before the most bytes of heap that were in use after a collection. */
  public static final String HEAP = "Heap: ";

  private final OperatingSystemMXBean system =
      ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
  private final Choice choice;

  private ContenderProgram(Choice choice) {
    this.choice = choice;
  }

  /** Takes a name, an endpoint, how many posts are on their way at once, and an audience. */
  public static void main(String[] arguments) throws IOException {
    Choice choice =
        new Choice(
            arguments[0], URI.create(arguments[1]), Integer.parseInt(arguments[2]), arguments[3]);
    new ContenderProgram(choice).run();
    System.exit(0);
  }

  private void run() throws IOException {
    HeapWatch heap = new HeapWatch();
    try (BufferedReader commands =
        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8))) {
      for (String line = commands.readLine(); line != null; line = commands.readLine()) {
        String[] words = line.split(" ", -1);
        switch (words[0]) {
          case "post" -> post(Integer.parseInt(words[1]), Integer.parseInt(words[2]));
          case "fill" -> fill(Integer.parseInt(words[1]));
          case "watch" -> heap.start();
          case "heap" -> System.out.println(HEAP + heap.mostBytes());
          default -> throw new IOException("Nobody says " + line);
        }
      }
    }
  }

  private void post(int from, int to) throws IOException {
    long processor = system.getProcessCpuTime();
    long start = System.nanoTime();
    int gone = choice.contender().post(from, to);
    long nanos = System.nanoTime() - start;
    System.out.println(
        POSTED
            + String.join(
                " ",
                Integer.toString(to - from),
                Long.toString(nanos),
                Long.toString(system.getProcessCpuTime() - processor),
                Integer.toString(gone)));
  }

  private void fill(int recipients) {
    StoredAudience audience = choice.stored();
    int before = audience.size();
    audience.fill(recipients);
    System.out.println(FILLED + before);
  }
}
