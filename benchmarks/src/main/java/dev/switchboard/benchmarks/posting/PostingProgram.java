package dev.switchboard.benchmarks.posting;

import com.sun.management.GarbageCollectorMXBean;
import com.sun.management.OperatingSystemMXBean;
import dev.switchboard.domain.connection.ConnectionStore;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Runs commands, each a line, and answers each with a line.
 *
 * <ul>
 *   <li>{@code post FROM TO} posts to these recipients. It prints the nanoseconds of wall-clock and
 *       of processor time, and the number of handed-off recipients. The first time includes making
 *       the client.
 *   <li>{@code fill FROM TO} adds these recipients to a stored audience.
 *   <li>{@code size} prints the number of recipients in the audience in memory.
 *   <li>{@code repeat THREADS N} lets threads post to a number of recipients repeatedly.
 *   <li>{@code heap} prints the bytes of heap that were in use after the last collection.
 * </ul>
 */
public final class PostingProgram {

  /** The client that is our fan-out without a pace. */
  public static final String LEAN = "lean";

  /** The client that is our fan-out with the pace and the queue of a deployment. */
  public static final String DEPLOYED = "deployed";

  /** The client of the SDK over aws-crt: the baseline. */
  public static final String SDK = "sdk-crt";

  /** The audience that is in no store. */
  public static final String NUMBERED = "numbered";

  /** The audience in the store in memory. */
  public static final String MEMORY = "memory";

  /** The prefix of each answer. */
  public static final String ANSWER = "Answer: ";

  /** The pause of a repeating thread between its posts. */
  private static final Duration BETWEEN = Duration.ofMillis(100);

  private final String[] arguments;
  private final OperatingSystemMXBean system =
      ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
  private @Nullable EventSender sender;
  private @Nullable StoredAudience stored;

  private PostingProgram(String[] arguments) {
    this.arguments = arguments;
  }

  /** Takes a client, an endpoint, the number of its connections, and an audience. */
  public static void main(String[] arguments) throws IOException, InterruptedException {
    PostingProgram program = new PostingProgram(arguments);
    BufferedReader commands =
        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    for (String line = commands.readLine(); line != null; line = commands.readLine()) {
      System.out.println(ANSWER + program.carryOut(line.split(" ", -1)));
    }
    System.exit(0);
  }

  private String carryOut(String[] words) throws IOException, InterruptedException {
    return switch (words[0]) {
      case "post" -> post(Integer.parseInt(words[1]), Integer.parseInt(words[2]));
      case "fill" -> fill(Integer.parseInt(words[1]), Integer.parseInt(words[2]));
      case "size" -> Integer.toString(stored().size());
      case "repeat" -> repeat(Integer.parseInt(words[1]), Integer.parseInt(words[2]));
      case "heap" -> Long.toString(heapAfterCollection());
      default -> throw new IOException("There is no command " + words[0]);
    };
  }

  private String post(int from, int to) throws IOException, InterruptedException {
    long processor = system.getProcessCpuTime();
    long start = System.nanoTime();
    EventSender.Counts counts = sender().send(from, to);
    long nanos = System.nanoTime() - start;
    if (counts.sent() + counts.gone() + counts.handedOver() != to - from) {
      throw new IOException("Recipients were missed: " + counts);
    }
    return "%d %d %d".formatted(nanos, system.getProcessCpuTime() - processor, counts.handedOver());
  }

  private String fill(int from, int to) throws IOException, InterruptedException {
    stored().fill(from, to);
    return "filled";
  }

  private String repeat(int threads, int recipients) throws IOException {
    EventSender shared = sender();
    for (int thread = 0; thread < threads; thread++) {
      Thread.startVirtualThread(() -> sendUntilInterrupted(shared, recipients));
    }
    return "begun";
  }

  private static void sendUntilInterrupted(EventSender shared, int recipients) {
    try {
      while (true) {
        shared.send(0, recipients);
        Thread.sleep(BETWEEN);
      }
    } catch (InterruptedException end) {
      Thread.currentThread().interrupt();
    } catch (IOException failure) {
      throw new IllegalStateException(failure);
    }
  }

  /**
   * Returns the sender, which is created at its first use, so that the first post includes its
   * creation.
   */
  private EventSender sender() throws IOException {
    if (sender == null) {
      URI endpoint = URI.create(arguments[1]);
      int connections = Integer.parseInt(arguments[2]);
      sender =
          switch (arguments[0]) {
            case LEAN -> FanOutSender.unlimited(endpoint, connections, store());
            case DEPLOYED -> FanOutSender.deployed(endpoint, connections, store());
            case SDK -> new SdkSender(endpoint, connections);
            default -> throw new IOException("There is no client " + arguments[0]);
          };
    }
    return sender;
  }

  private ConnectionStore store() {
    return arguments[3].equals(NUMBERED) ? new NumberedAudience() : stored().store();
  }

  private StoredAudience stored() {
    if (stored == null) {
      stored =
          arguments[3].equals(MEMORY)
              ? StoredAudience.inMemory()
              : StoredAudience.inDynamoDb(URI.create(arguments[3]));
    }
    return stored;
  }

  private static long heapAfterCollection() {
    List<String> heap =
        ManagementFactory.getMemoryPoolMXBeans().stream()
            .filter(pool -> pool.getType() == MemoryType.HEAP)
            .map(MemoryPoolMXBean::getName)
            .toList();
    return ManagementFactory.getPlatformMXBeans(GarbageCollectorMXBean.class).stream()
        .map(GarbageCollectorMXBean::getLastGcInfo)
        .filter(Objects::nonNull)
        .mapToLong(
            last ->
                last.getMemoryUsageAfterGc().entrySet().stream()
                    .filter(pool -> heap.contains(pool.getKey()))
                    .mapToLong(pool -> pool.getValue().getUsed())
                    .sum())
        .max()
        .orElse(0);
  }
}
