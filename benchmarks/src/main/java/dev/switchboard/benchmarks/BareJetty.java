package dev.switchboard.benchmarks;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.regex.Pattern;

/** {@link BareJettyServer} in a process of its own. */
final class BareJetty implements PostServer {

  private static final Pattern ADDRESS = Pattern.compile(BareJettyServer.ADDRESS + "(\\S+)");

  private final Program program;
  private final URI address;
  private int clients;

  private BareJetty(Program program) throws IOException, InterruptedException {
    this.program = program;
    address = URI.create(program.find(ADDRESS).text());
  }

  /** Starts one; when this returns, clients may connect. */
  static BareJetty start() throws IOException, InterruptedException {
    String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    String classPath = System.getProperty("java.class.path");
    String main = BareJettyServer.class.getName();
    return new BareJetty(Program.startJvm(JVM_FLAGS, java, "-cp", classPath, main));
  }

  @Override
  public URI webSocket() {
    return address;
  }

  /** It numbers them, and its clients know that they are connected. */
  @Override
  public URI connected() {
    return address.resolve("/" + clients++);
  }

  /** Nobody is told there, so there is nothing to wait for. */
  @Override
  public void disconnected() {}

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
