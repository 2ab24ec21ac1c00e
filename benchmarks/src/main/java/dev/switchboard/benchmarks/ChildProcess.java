package dev.switchboard.benchmarks;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A process that ends with this one, and the lines it prints. For one thread. */
final class ChildProcess implements AutoCloseable {

  /** A text that the process printed, and the time after its start. */
  record Printed(String text, Duration after) {}

  private static final long PATIENCE_SECONDS = 60;

  private final long startedAt = System.nanoTime();
  private final Process process;

  /** Each line, and an empty value after the last one. */
  private final BlockingQueue<Optional<Printed>> lines = new LinkedBlockingQueue<>();

  private ChildProcess(List<String> command) throws IOException {
    process = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
    endWithUs();
    String name = "lines of " + command.getFirst();
    Thread.ofPlatform().daemon().name(name).start(this::read);
  }

  /** Starts a process; its error output goes to our error output. */
  static ChildProcess start(List<String> command) throws IOException {
    return new ChildProcess(command);
  }

  private void endWithUs() {
    try {
      Runtime.getRuntime().addShutdownHook(new Thread(process::destroy));
    } catch (IllegalStateException ending) {
      process.destroy();
    }
  }

  /** Records each line with its time, because the thread that waits for it may be late. */
  private void read() {
    try (BufferedReader output = process.inputReader()) {
      output.lines().forEach(line -> lines.add(Optional.of(new Printed(line, sinceStart()))));
    } catch (IOException | UncheckedIOException ended) {
      // The output ends with the process.
    } finally {
      lines.add(Optional.empty());
    }
  }

  private Duration sinceStart() {
    return Duration.ofNanos(System.nanoTime() - startedAt);
  }

  /** Waits for the next line that contains the pattern, and returns its first group. */
  Printed find(Pattern pattern) throws IOException, InterruptedException {
    while (true) {
      Optional<Printed> line = lines.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
      if (line == null || line.isEmpty()) {
        throw new IOException("A process never printed " + pattern);
      }
      Matcher matcher = pattern.matcher(line.get().text());
      if (matcher.find()) {
        return new Printed(matcher.group(1), line.get().after());
      }
    }
  }

  /**
   * Sends a command to the process, and returns the rest of the line that answers it after a
   * prefix.
   */
  String ask(String command, String prefix) throws IOException, InterruptedException {
    tell(command);
    return find(Pattern.compile(prefix + "(.*)")).text();
  }

  /** Sends a line to the process. */
  void tell(String line) throws IOException {
    Writer input = process.outputWriter();
    input.write(line + System.lineSeparator());
    input.flush();
  }

  long pid() {
    return process.pid();
  }

  /** Sends SIGTERM to the process, and waits until it has ended. */
  @Override
  public void close() {
    process.destroy();
    process.onExit().join();
  }
}
