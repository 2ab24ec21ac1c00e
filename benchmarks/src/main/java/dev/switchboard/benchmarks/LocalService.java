package dev.switchboard.benchmarks;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;

/** {@code ./switchboard local} in its own process, started as a user does. For one thread. */
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

  /**
   * Starts a service on a free port with its store in memory. Clients may connect when this method
   * returns.
   */
  static LocalService start() throws IOException, InterruptedException {
    return new LocalService(ChildProcess.start(List.of("./switchboard", "local", "--port", "0")));
  }

  /** Returns the time from the start of the process to the line that reports that it is ready. */
  Duration startTime() {
    return startTime;
  }

  /** Returns the address to which clients connect. */
  URI webSocket() {
    return webSocket;
  }

  /** Returns the address for posts to connections; a connection's id is appended to it. */
  URI management() {
    return management;
  }

  /** Waits until one more client is connected and returns its id, which it reads from the log. */
  String connected() throws IOException, InterruptedException {
    return program.find(CONNECTED).text();
  }

  /**
   * Waits until one more fan-out is done, so that its last answers do not fall into the next round.
   * Throws an exception unless its report counts this many clients as reached.
   */
  void awaitReached(int clients) throws IOException, InterruptedException {
    int reached = Integer.parseInt(program.find(BROADCAST).text());
    if (reached != clients) {
      throw new IOException("The service says that it reached only " + reached);
    }
  }

  @Override
  public void close() {
    program.close();
  }
}
