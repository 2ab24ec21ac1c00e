package dev.switchboard.benchmarks;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A program in a process of its own, and the lines it prints. For one thread. */
final class Program implements AutoCloseable {

  /** A text it printed, and how long after the program's start that was. */
  record Printed(String text, Duration after) {}

  private static final long PATIENCE_SECONDS = 30;

  private final long startedAt = System.nanoTime();
  private final Process process;

  /** Each line, and nothing when there will be no more. */
  private final BlockingQueue<Optional<Printed>> lines = new LinkedBlockingQueue<>();

  private Program(List<String> command) throws IOException {
    process = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
    // Who ends the benchmark means this as well.
    Runtime.getRuntime().addShutdownHook(new Thread(process::destroy));
    Thread.ofPlatform().daemon().name("lines of " + command.getFirst()).start(this::read);
  }

  /** Starts one; what it has to complain about goes where ours goes. */
  static Program start(String... command) throws IOException {
    return new Program(List.of(command));
  }

  /** Notes each line with its time, since who waits for it may be late. */
  private void read() {
    try (BufferedReader output = process.inputReader()) {
      output.lines().forEach(line -> lines.add(Optional.of(new Printed(line, sinceStart()))));
    } catch (IOException | UncheckedIOException ended) {
      // A program that is ended takes its output with it.
    } finally {
      lines.add(Optional.empty());
    }
  }

  private Duration sinceStart() {
    return Duration.ofNanos(System.nanoTime() - startedAt);
  }

  /** Waits for the next line that holds this, past all that do not; answers its first group. */
  Printed find(Pattern pattern) throws IOException, InterruptedException {
    while (true) {
      Optional<Printed> line = lines.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
      if (line == null || line.isEmpty()) {
        throw new IOException("A program never printed " + pattern);
      }
      Matcher matcher = pattern.matcher(line.get().text());
      if (matcher.find()) {
        return new Printed(matcher.group(1), line.get().after());
      }
    }
  }

  /** Tells it to end (SIGTERM), and waits until it has. */
  @Override
  public void close() {
    process.destroy();
    process.onExit().join();
  }
}
