package dev.switchboard.local;

import dev.switchboard.domain.lifecycle.PlainMode;
import dev.switchboard.gateway.GatewaySettings;
import dev.switchboard.gateway.LocalGateway;
import dev.switchboard.gateway.WebSocketApi;
import java.io.PrintWriter;
import java.net.URI;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code switchboard local}: runs the service until it is interrupted. */
@Command(
    name = "local",
    description = "Runs the service on this machine, for clients on this machine.",
    mixinStandardHelpOptions = true,
    versionProvider = SwitchboardCommand.Version.class,
    abbreviateSynopsis = true,
    sortOptions = false)
final class LocalCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;

  @Mixin private GatewayOptions options;

  @Mixin private EventsOptions events;

  @Option(
      names = "--stage",
      paramLabel = "NAME",
      defaultValue = "dev",
      description =
          "The stage, which is the first segment of every path, as on AWS (default: ${DEFAULT-VALUE}).")
  private String stage;

  @Option(
      names = "--plain",
      paramLabel = "MODE",
      defaultValue = "broadcast",
      description =
          "How text of plain clients is handled: broadcast sends it to all, echo to its sender;"
              + " off refuses plain clients (default: ${DEFAULT-VALUE}).")
  private PlainMode plain;

  @Option(
      names = "--store",
      paramLabel = "STORE",
      defaultValue = "memory",
      description =
          "The connection store: memory, or dynamodb, a DynamoDB Local in this process with"
              + " the adapters that run on AWS (default: ${DEFAULT-VALUE}).")
  private StoreChoice store;

  @Override
  public Integer call() throws InterruptedException {
    PrintWriter out = spec.commandLine().getOut();
    GatewaySettings settings = options.orRefused(this::settings);
    Switchboard switchboard = start(settings, out);
    Optional<URI> control = options.openControl(switchboard.gateway());
    greet(
        switchboard,
        settings,
        control,
        new StartupMessage(out, "Switchboard is up; Ctrl-C ends it."));
    ForegroundProcess.stay(switchboard::close);
    return spec.exitCodeOnSuccess();
  }

  private GatewaySettings settings() {
    return EventEndpoint.in(options.settings().withApi(WebSocketApi.PLAIN.withStage(stage)));
  }

  private Switchboard start(GatewaySettings settings, PrintWriter log) {
    ServiceSettings service =
        ServiceSettings.over(store)
            .with(events.access())
            .with(events.limits())
            .with(events.lifecycle().with(plain));
    LocalGateway gateway = options.bind(settings);
    return Switchboard.start(gateway, settings, service, log::println);
  }

  private void greet(
      Switchboard switchboard,
      GatewaySettings settings,
      Optional<URI> control,
      StartupMessage sheet) {
    sheet
        .line("WebSocket", switchboard.webSocketUrl())
        .line("Management", switchboard.managementUrl() + "/@connections")
        .line("Store", explained(store));
    switchboard
        .dynamoDbUrl()
        .ifPresent(url -> sheet.line("DynamoDB", url + ", with any region and credentials"));
    FirstStep first = events.firstStep(plain);
    sheet.line(
        "Plain mode",
        plain == PlainMode.OFF || first.admitsPlainClients()
            ? explained(plain)
            : "the access rules refuse plain clients");
    describeEvents(switchboard, sheet);
    events.describe().forEach(line -> sheet.line("Access", line));
    events.describePages().ifPresent(pages -> sheet.line("Pages", pages));
    options.describe(switchboard.gateway(), settings, control, sheet);
    CertificateTrust trust = new CertificateTrust(settings);
    trust.lines().forEach(sheet::note);
    sheet.end(
        first.line(
            "npx wscat %s-c %s".formatted(trust.wscatOption(), switchboard.webSocketUrl()),
            "curl %s%s".formatted(trust.curlOption(), switchboard.eventUrl())));
  }

  /** Amplify makes {@code wss://} of {@code http://}, so without TLS it needs another address. */
  private void describeEvents(Switchboard switchboard, StartupMessage sheet) {
    if (!events.access().rules().servesEvents()) {
      sheet.line("Events", "refused by the access rules, for Amplify and for POST");
      return;
    }
    String url = switchboard.eventUrl().toString();
    sheet
        .line("Events", url + ", for POST")
        .line(
            "Amplify",
            url.startsWith("https:")
                ? url
                : url.replace("http:", "ws:") + "; its events.post needs --tls");
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
