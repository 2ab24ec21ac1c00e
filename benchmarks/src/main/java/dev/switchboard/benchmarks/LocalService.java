package dev.switchboard.benchmarks;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;

/** {@code ./switchboard local} in a process of its own, started as a user does. For one thread. */
final class LocalService implements AutoCloseable {

  private static final Pattern READY = Pattern.compile("(Switchboard is up)");
  private static final Pattern WEB_SOCKET = Pattern.compile("(ws://\\S+)");
  private static final Pattern MANAGEMENT =
      Pattern.compile("Management +(http://\\S+/@connections)");
  private static final Pattern CONNECTED =
      Pattern.compile("\"event\":\"CONNECT\",\"connection\":\"([^\"]+)\",\"status\":200");
  private static final Pattern BROADCAST =
      Pattern.compile("\"event\":\"MESSAGE\".*\"sent\":(\\d+)");

  private final ChildProcess program;
  private final Duration startTime;
  private final URI webSocket;
  private final URI management;

  private LocalService(ChildProcess program) throws IOException, InterruptedException {
    this.program = program;
    startTime = program.find(READY).after();
    webSocket = URI.create(program.find(WEB_SOCKET).text());
    management = URI.create(program.find(MANAGEMENT).text());
  }

  /** Starts one on a free port, its store in memory; when this returns, clients may connect. */
  static LocalService start() throws IOException, InterruptedException {
    return new LocalService(ChildProcess.start(List.of("./switchboard", "local", "--port", "0")));
  }

  /** From the start of the process to the line that says it is ready. */
  Duration startTime() {
    return startTime;
  }

  /** Where clients connect. */
  URI webSocket() {
    return webSocket;
  }

  /** Where a connection is posted to, its id below it. */
  URI management() {
    return management;
  }

  /** Waits until one more client is connected and answers its id, which the log tells. */
  String connected() throws IOException, InterruptedException {
    return program.find(CONNECTED).text();
  }

  /** Waits until one more broadcast is done and answers how many it says it has reached. */
  int reached() throws IOException, InterruptedException {
    return Integer.parseInt(program.find(BROADCAST).text());
  }

  @Override
  public void close() {
    program.close();
  }
}
