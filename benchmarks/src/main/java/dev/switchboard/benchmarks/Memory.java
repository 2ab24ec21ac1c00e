package dev.switchboard.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;

/**
 * What a JVM takes, once all that it no longer needs is collected; in KiB.
 *
 * @param heap what its heap holds
 * @param resident what the operating system has given the process, the JVM's own included
 */
record Memory(double heap, double resident) {

  private static final double BYTES_OF_KIB = 1024;
  private static final double KIB_OF_MIB = 1024;

  private static final Pattern HISTOGRAM_TOTAL = Pattern.compile("^Total +\\d+ +(\\d+)");
  private static final Pattern STATUS_RESIDENT = Pattern.compile("VmRSS:\\s+(\\d+) kB");
  private static final Pattern STATUS_MOST_RESIDENT = Pattern.compile("VmHWM:\\s+(\\d+) kB");
  private static final Pattern PS_RESIDENT = Pattern.compile("(\\d+)");

  /** Measures a process of this user's, after a collection. */
  static Memory of(long pid) throws IOException, InterruptedException {
    // The histogram collects first, whatever the collector is, and shrinks the heap by that.
    double heap = heapBytes(pid) / BYTES_OF_KIB;
    return new Memory(heap, residentKib(pid));
  }

  /** How much more it is than before, for each of some things that came since. */
  Memory since(Memory before, int things) {
    return new Memory((heap - before.heap) / things, (resident - before.resident) / things);
  }

  /**
   * The most that a process ever had of the machine's memory, in MiB; where the system does not
   * tell, what it has now.
   */
  static double mostResident(long pid) throws IOException, InterruptedException {
    Path status = Path.of("/proc", String.valueOf(pid), "status");
    long kib =
        Files.exists(status)
            ? ask(STATUS_MOST_RESIDENT, "cat", status.toString())
            : residentKib(pid);
    return kib / KIB_OF_MIB;
  }

  private static long heapBytes(long pid) throws IOException, InterruptedException {
    String jcmd = Path.of(System.getProperty("java.home"), "bin", "jcmd").toString();
    return ask(HISTOGRAM_TOTAL, jcmd, String.valueOf(pid), "GC.class_histogram");
  }

  private static long residentKib(long pid) throws IOException, InterruptedException {
    Path status = Path.of("/proc", String.valueOf(pid), "status");
    return Files.exists(status)
        ? ask(STATUS_RESIDENT, "cat", status.toString())
        : ask(PS_RESIDENT, "ps", "-o", "rss=", "-p", String.valueOf(pid));
  }

  private static long ask(Pattern answer, String... command)
      throws IOException, InterruptedException {
    try (Program program = Program.start(command)) {
      return Long.parseLong(program.find(answer).text());
    }
  }
}
