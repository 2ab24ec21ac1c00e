package dev.switchboard.benchmarks;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.regex.Pattern;

/** {@code ./switchboard gateway}, started as a user does. */
final class Gateway implements PostServer {

  private static final Pattern WEB_SOCKET = Pattern.compile("WebSocket +(ws://\\S+)");
  private static final Pattern MANAGEMENT = Pattern.compile("Management +(http://\\S+)");
  private static final Pattern CONTROL = Pattern.compile("Control +(http://\\S+)/faults");
  private static final Pattern CONNECTED = Pattern.compile("\\$connect +(\\S+) +\\d+ ms +200$");

  private static final Pattern DISCONNECTED = Pattern.compile("\\$disconnect +(\\S+)");

  /** What each id ends with, and nothing else in the list of them. */
  private static final char ID_END = '=';

  private final Program program;
  private final URI webSocket;
  private final URI management;
  private final URI control;

  private Gateway(Program program) throws IOException, InterruptedException {
    this.program = program;
    webSocket = URI.create(program.find(WEB_SOCKET).text());
    management = URI.create(program.find(MANAGEMENT).text());
    control = URI.create(program.find(CONTROL).text());
  }

  /** Starts one in front of a function; when this returns, clients may connect. */
  static Gateway start(Function function) throws IOException, InterruptedException {
    return new Gateway(
        Program.startJvm(
            JVM_FLAGS,
            "./switchboard",
            "gateway",
            "--port",
            "0",
            "--control",
            "0",
            "--invoke",
            function.url().toString()));
  }

  @Override
  public URI webSocket() {
    return webSocket;
  }

  @Override
  public URI connected() throws IOException, InterruptedException {
    return URI.create(management + "/" + program.find(CONNECTED).text());
  }

  @Override
  public void disconnected() throws IOException, InterruptedException {
    program.find(DISCONNECTED);
  }

  /** How many connections it says are open. */
  int open() throws IOException, InterruptedException {
    HttpRequest request = HttpRequest.newBuilder(control.resolve("/connections")).build();
    try (HttpClient http = HttpClient.newHttpClient()) {
      String list = http.send(request, BodyHandlers.ofString()).body();
      return Math.toIntExact(list.chars().filter(c -> c == ID_END).count());
    }
  }

  @Override
  public Memory memory() throws IOException, InterruptedException {
    return Memory.of(program.pid());
  }

  @Override
  public Duration processorTime() {
    return program.processorTime();
  }

  @Override
  public void close() {
    program.close();
  }
}
