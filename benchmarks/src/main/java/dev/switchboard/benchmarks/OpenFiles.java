package dev.switchboard.benchmarks;

import com.sun.management.UnixOperatingSystemMXBean;
import java.lang.management.ManagementFactory;

/** How many files and sockets a process may have open; the ones it starts may have as many. */
final class OpenFiles {

  /** Jars, posts, and a function's connections. */
  private static final int BESIDES = 500;

  private OpenFiles() {}

  /**
   * Does nothing if so many connections are allowed.
   *
   * @throws IllegalArgumentException if not: what to do
   */
  static void require(int connections) {
    int needed = connections + BESIDES;
    // A JVM has raised its own limit as far as it may by now.
    if (ManagementFactory.getOperatingSystemMXBean() instanceof UnixOperatingSystemMXBean system
        && system.getMaxFileDescriptorCount() < needed) {
      throw new IllegalArgumentException(
          ("%,d connections need %,d open files in each process, but %,d are allowed:"
                  + " allow more with 'ulimit -n %d', or ask for fewer with --connections")
              .formatted(connections, needed, system.getMaxFileDescriptorCount(), needed));
    }
  }
}
