package dev.switchboard.local;

import dev.switchboard.domain.lifecycle.PlainMode;
import dev.switchboard.gateway.GatewaySettings;
import dev.switchboard.gateway.PortTakenException;
import dev.switchboard.gateway.WebSocketApi;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code switchboard local}: runs the service until it is interrupted. */
@Command(
    name = "local",
    description = "Runs the service on this machine, for clients of this machine.",
    mixinStandardHelpOptions = true,
    versionProvider = SwitchboardCommand.Version.class,
    sortOptions = false)
final class LocalCommand implements Callable<Integer> {

  private static final String LOOPBACK = "127.0.0.1";

  @Spec private CommandSpec spec;

  @Option(
      names = "--port",
      paramLabel = "N",
      defaultValue = "8080",
      description = "Where to listen; 0 picks a free port (default: ${DEFAULT-VALUE}).")
  private int port;

  @Option(
      names = "--stage",
      paramLabel = "NAME",
      defaultValue = "dev",
      description = "The first segment of every address, as on AWS (default: ${DEFAULT-VALUE}).")
  private String stage;

  @Option(
      names = "--plain",
      paramLabel = "MODE",
      defaultValue = "broadcast",
      description =
          "What becomes of the text that plain clients send: broadcast, to everyone; echo, back;"
              + " off, they are refused (default: ${DEFAULT-VALUE}).")
  private PlainMode plain;

  @Option(
      names = "--store",
      paramLabel = "STORE",
      defaultValue = "memory",
      description =
          "What remembers connections: memory, or dynamodb, a DynamoDB Local in this process behind"
              + " the adapters that run on AWS (default: ${DEFAULT-VALUE}).")
  private StoreChoice store;

  @Override
  public Integer call() throws InterruptedException {
    PrintWriter out = spec.commandLine().getOut();
    Switchboard switchboard = start(settings(), out);
    Runtime.getRuntime().addShutdownHook(new Thread(switchboard::close));
    greet(switchboard, out);
    new CountDownLatch(1).await();
    return spec.exitCodeOnSuccess();
  }

  private GatewaySettings settings() {
    try {
      return GatewaySettings.defaults()
          .at(LOOPBACK, port)
          .withApi(WebSocketApi.PLAIN.withStage(stage));
    } catch (IllegalArgumentException misuse) {
      throw new ParameterException(spec.commandLine(), misuse.getMessage());
    }
  }

  private Switchboard start(GatewaySettings settings, PrintWriter log) {
    try {
      return Switchboard.start(settings, plain, store, log::println);
    } catch (PortTakenException taken) {
      throw new ParameterException(spec.commandLine(), taken.getMessage());
    }
  }

  private void greet(Switchboard switchboard, PrintWriter out) {
    out.printf(
        """
        Switchboard is up; Ctrl-C ends it.

          WebSocket   %s
          Management  %s/@connections
          Store       %s
          Plain mode  %s

          Try it in two terminals:  npx wscat -c %s

        """,
        switchboard.webSocketUrl(),
        switchboard.managementUrl(),
        explained(store),
        explained(plain),
        switchboard.webSocketUrl());
    out.flush();
  }

  private static String explained(StoreChoice store) {
    return switch (store) {
      case MEMORY -> "memory: gone when this ends";
      case DYNAMODB -> "dynamodb: DynamoDB Local, in memory, behind the adapters for AWS";
    };
  }

  private static String explained(PlainMode mode) {
    return switch (mode) {
      case BROADCAST -> "broadcast: what one client sends reaches all, itself included";
      case ECHO -> "echo: what a client sends returns to it";
      case OFF -> "off: plain clients are refused";
    };
  }
}
