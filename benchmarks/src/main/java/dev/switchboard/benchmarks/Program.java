package dev.switchboard.benchmarks;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.time.Duration;
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

  private static final long PATIENCE_SECONDS = 60;

  /** Where every JVM looks for flags, and says on its error output that it has found some. */
  private static final String JVM_OPTIONS = "JAVA_TOOL_OPTIONS";

  private final long startedAt = System.nanoTime();
  private final Process process;

  /** Each line, and nothing when there will be no more. */
  private final BlockingQueue<Optional<Printed>> lines = new LinkedBlockingQueue<>();

  private Program(ProcessBuilder builder) throws IOException {
    process = builder.redirectError(ProcessBuilder.Redirect.INHERIT).start();
    endWithUs();
    String name = "lines of " + builder.command().getFirst();
    Thread.ofPlatform().daemon().name(name).start(this::read);
  }

  /** Starts one; what it has to complain about goes where ours goes. */
  static Program start(String... command) throws IOException {
    return new Program(new ProcessBuilder(command));
  }

  /** Starts one that is a JVM in the end, and gives that JVM flags more. */
  static Program startJvm(String flags, String... command) throws IOException {
    ProcessBuilder builder = new ProcessBuilder(command);
    builder.environment().merge(JVM_OPTIONS, flags, (those, ours) -> those + " " + ours);
    return new Program(builder);
  }

  /** Who ends the benchmark means this as well, also when it is being ended already. */
  private void endWithUs() {
    try {
      Runtime.getRuntime().addShutdownHook(new Thread(process::destroy));
    } catch (IllegalStateException ending) {
      process.destroy();
    }
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

  /** Sends it a line. */
  void tell(String line) throws IOException {
    Writer input = process.outputWriter();
    input.write(line + System.lineSeparator());
    input.flush();
  }

  long pid() {
    return process.pid();
  }

  /** What it has taken of the processors until now. */
  Duration processorTime() {
    return process.info().totalCpuDuration().orElse(Duration.ZERO);
  }

  /** Tells it to end (SIGTERM), and waits until it has. */
  @Override
  public void close() {
    process.destroy();
    process.onExit().join();
  }
}
