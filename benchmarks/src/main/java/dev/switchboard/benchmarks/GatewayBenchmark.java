package dev.switchboard.benchmarks;

import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/**
 * {@code gateway}: how many connections the gateway holds, how fast posts come through it, and
 * whether one client can delay others.
 *
 * <p>The function behind it is only asked when a client connects or is gone, over HTTP as any
 * other, and agrees; that is part of a connect here as it is for a user. No post involves it.
 */
@Command(
    name = "gateway",
    description =
        "How many connections ./switchboard gateway holds in a JVM of 1 GB, how fast posts come"
            + " through it beside a bare Jetty server, and whether a stuck client delays others.",
    sortOptions = false)
final class GatewayBenchmark implements Callable<Integer> {

  /** How many rounds of 1,000 posts are measured for one of 10,000. */
  private static final int SHORT = 5;

  @Spec private CommandSpec spec;

  @Option(
      names = "--connections",
      paramLabel = "N",
      defaultValue = "10000",
      description = "How many connections it is to hold (default: ${DEFAULT-VALUE}).")
  private int connections;

  @Option(
      names = "--rate",
      paramLabel = "N",
      defaultValue = "500",
      description = "How many of them come in a second (default: ${DEFAULT-VALUE}).")
  private int rate;

  @Option(
      names = "--rounds",
      paramLabel = "N",
      defaultValue = "31",
      description = "How often 10,000 posts are measured (default: ${DEFAULT-VALUE}).")
  private int rounds;

  @Option(
      names = "--warm-up",
      paramLabel = "N",
      defaultValue = "20",
      description =
          "How many times come before that, for the JVMs to compile what matters (default:"
              + " ${DEFAULT-VALUE}).")
  private int warmUp;

  @Override
  public Integer call() throws IOException, InterruptedException {
    refuseMisuse();
    GatewayTable table = new GatewayTable();
    try (Function function = Function.start()) {
      addIdleConnections(table, function);
      addPosts(table, function);
      addStuckClient(table, function);
    }
    spec.commandLine().getOut().print(table);
    spec.commandLine().getOut().flush();
    return spec.exitCodeOnSuccess();
  }

  private void refuseMisuse() {
    if (connections < 1 || rate < 1 || rounds < 1 || warmUp < 0) {
      throw new ParameterException(
          spec.commandLine(), "It takes at least 1 connection, 1 a second and 1 round");
    }
    try {
      OpenFiles.require(connections);
    } catch (IllegalArgumentException tooFew) {
      throw new ParameterException(spec.commandLine(), String.valueOf(tooFew.getMessage()));
    }
  }

  private void addIdleConnections(GatewayTable table, Function function)
      throws IOException, InterruptedException {
    say("Connecting %,d clients to the gateway, %,d a second …", connections, rate);
    IdleConnections subject;
    int open;
    // Each server ends before its clients do, or the gateway would tell its function of every one.
    try (Audience audience = new Audience();
        Gateway gateway = Gateway.start(function)) {
      subject = IdleConnections.measure(gateway, audience, connections, rate);
      open = gateway.open();
    }
    say("The same to bare Jetty …");
    try (Audience audience = new Audience();
        BareJetty bare = BareJetty.start()) {
      table.addIdle(
          open, subject, IdleConnections.measure(bare, audience, connections, rate), rate);
    }
  }

  private void addPosts(GatewayTable table, Function function)
      throws IOException, InterruptedException {
    say("Posting 10,000 times, %d times to warm up, and %d times more …", warmUp, rounds);
    try (Gateway gateway = Gateway.start(function);
        BareJetty bare = BareJetty.start()) {
      table.addPosts(Throughput.measure(gateway, bare, warmUp, rounds));
    }
  }

  private void addStuckClient(GatewayTable table, Function function)
      throws IOException, InterruptedException {
    say("Posting 1,000 times, one client stuck …");
    try (Gateway gateway = Gateway.start(function)) {
      table.addStuck(StuckClient.measure(gateway, SHORT * warmUp, SHORT * rounds));
    }
  }

  private void say(String format, Object... arguments) {
    spec.commandLine().getErr().printf(format + "%n", arguments);
    spec.commandLine().getErr().flush();
  }
}
