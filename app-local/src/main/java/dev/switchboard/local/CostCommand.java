package dev.switchboard.local;

import dev.switchboard.domain.connection.Protocol;
import dev.switchboard.local.cost.CostReport;
import dev.switchboard.local.cost.DeliveryLimits;
import dev.switchboard.local.cost.Workload;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code switchboard cost}: what a deployment costs a month, and how fast it delivers. */
@Command(
    name = "cost",
    description =
        "Estimates what a deployment costs a month on AWS, how long a publication takes to reach"
            + " its last recipient, and what to raise first. Nothing is sent: docs/scale.md explains"
            + " the formulas.",
    mixinStandardHelpOptions = true,
    versionProvider = SwitchboardCommand.Version.class,
    abbreviateSynopsis = true,
    sortOptions = false)
final class CostCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;

  @Option(
      names = "--subscribers",
      paramLabel = "N",
      defaultValue = "10000",
      description = "Recipients of each publication (default: ${DEFAULT-VALUE}).")
  private long subscribers;

  @Option(
      names = "--publications-per-day",
      paramLabel = "N",
      defaultValue = "100",
      description = "Publications a day, of one event each (default: ${DEFAULT-VALUE}).")
  private long publicationsPerDay;

  @Option(
      names = "--connections",
      paramLabel = "N",
      description =
          "Open connections, on average over day and night (default: as many as subscribers).")
  private @Nullable Long connections;

  @Option(
      names = "--message-bytes",
      paramLabel = "BYTES",
      defaultValue = "1024",
      description =
          "Length of an event, 1 to 131072 bytes; AWS bills each 32 KB (default:"
              + " ${DEFAULT-VALUE}).")
  private long messageBytes;

  @Option(
      names = "--protocol",
      paramLabel = "PROTOCOL",
      defaultValue = "events",
      description =
          "What all clients speak: events, or plain, which has no keep-alives (default:"
              + " ${DEFAULT-VALUE}).")
  private Protocol protocol;

  @Option(
      names = "--keep-alive-seconds",
      paramLabel = "SECONDS",
      defaultValue = "480",
      description =
          "Seconds between two keep-alives, the deployment's keepAliveSeconds (default:"
              + " ${DEFAULT-VALUE}).")
  private long keepAliveSeconds;

  @Option(names = "--track-principals", description = "The deployment has trackPrincipals=true.")
  private boolean tracksPrincipals;

  @Option(
      names = "--requests-per-second",
      paramLabel = "N",
      defaultValue = "10000",
      description =
          "API Gateway's quota of the account, less what its other APIs use; also"
              + " FAN_OUT_POSTS_PER_SECOND (default: ${DEFAULT-VALUE}).")
  private long requestsPerSecond;

  @Option(
      names = "--workers",
      paramLabel = "N",
      defaultValue = "5",
      description =
          "Fan-out workers at once, custom.fanOutWorkers in serverless.yml (default:"
              + " ${DEFAULT-VALUE}).")
  private long workers;

  @Option(
      names = "--post-millis",
      paramLabel = "MS",
      defaultValue = "10",
      description =
          "Milliseconds that API Gateway takes for one post; 5 to 20 within a region (default:"
              + " ${DEFAULT-VALUE}).")
  private long postMillis;

  @Override
  public Integer call() {
    PrintWriter out = spec.commandLine().getOut();
    out.print(report());
    out.flush();
    return spec.exitCodeOnSuccess();
  }

  private String report() {
    try {
      Workload workload =
          new Workload(
              subscribers,
              publicationsPerDay,
              connections == null ? subscribers : connections,
              messageBytes,
              protocol,
              keepAliveSeconds,
              tracksPrincipals);
      return CostReport.of(workload, new DeliveryLimits(requestsPerSecond, workers, postMillis));
    } catch (IllegalArgumentException misuse) {
      throw new ParameterException(spec.commandLine(), misuse.getMessage());
    }
  }
}
