package dev.switchboard.local;

import dev.switchboard.gateway.Assumptions;
import dev.switchboard.gateway.Functions;
import dev.switchboard.gateway.GatewaySettings;
import dev.switchboard.gateway.LocalGateway;
import dev.switchboard.gateway.WebSocketApi;
import dev.switchboard.gateway.invoke.LambdaInvokeClients;
import java.io.PrintWriter;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code switchboard gateway}: a WebSocket API of API Gateway in front of any function. */
@Command(
    name = "gateway",
    description =
        "Runs a WebSocket API of API Gateway on this machine, in front of any function that serves"
            + " Lambda's Invoke API, in any language.",
    mixinStandardHelpOptions = true,
    versionProvider = SwitchboardCommand.Version.class,
    abbreviateSynopsis = true,
    sortOptions = false)
final class GatewayCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;

  @Option(
      names = "--invoke",
      paramLabel = "[ROUTE=]URL",
      required = true,
      description =
          "The function's address: http://host:port for AWS's runtime interface emulator, or a"
              + " whole URL to post events to. ROUTE=URL sets the function of one route;"
              + " repeatable.")
  private List<String> functions = List.of();

  @Option(
      names = "--concurrency",
      paramLabel = "N",
      description =
          "How many events each function takes at once; the others wait in line. AWS's emulator"
              + " takes 1 (default: the function shows it).")
  private @Nullable Integer concurrency;

  @Mixin private ApiOptions apiOptions;

  @Mixin private GatewayOptions options;

  @Override
  public Integer call() throws InterruptedException {
    PrintWriter out = spec.commandLine().getOut();
    LambdaInvokeClients clients = options.orRefused(() -> new LambdaInvokeClients(concurrency()));
    FunctionAddresses addresses =
        options.orRefused(() -> new FunctionAddresses(functions, clients));
    ChosenApi chosen = options.orRefused(() -> apiOptions.choose(addresses.routes()));
    GatewaySettings settings = options.orRefused(() -> settings(chosen.api()));
    Functions behind =
        options.orRefused(() -> behind(chosen, addresses, clients, settings.assumptions()));
    LocalGateway gateway = options.bind(settings);
    GatewayLog log = new GatewayLog(out, settings.clock());
    gateway.serve(behind, log::print, log::print);
    Optional<URI> control = options.openControl(gateway);
    StartupMessage sheet = new StartupMessage(out, "The gateway is up; Ctrl-C ends it.");
    greet(gateway, settings, chosen, addresses, control, sheet);
    ForegroundProcess.stay(gateway::close);
    return spec.exitCodeOnSuccess();
  }

  /** A time-out that a user gives holds for all routes, whatever a template says. */
  private GatewaySettings settings(WebSocketApi api) {
    boolean hasOwnTimeout =
        spec.commandLine().getParseResult().hasMatchedOption("--integration-timeout");
    return options
        .settings()
        .withApi(hasOwnTimeout ? api.withTimeouts(Map.of()) : api)
        .withIdentity(apiOptions.identity());
  }

  private static Functions behind(
      ChosenApi chosen,
      FunctionAddresses addresses,
      LambdaInvokeClients clients,
      Assumptions assumptions) {
    return chosen.authorize(
        addresses.behind(chosen.api(), chosen.standIns(assumptions)), clients, assumptions);
  }

  private OptionalInt concurrency() {
    if (concurrency == null) {
      return OptionalInt.empty();
    }
    if (concurrency < 1) {
      throw new IllegalArgumentException(
          "--concurrency is %d: expected 1 or more".formatted(concurrency));
    }
    return OptionalInt.of(concurrency);
  }

  private void greet(
      LocalGateway gateway,
      GatewaySettings settings,
      ChosenApi chosen,
      FunctionAddresses addresses,
      Optional<URI> control,
      StartupMessage sheet) {
    sheet
        .line("WebSocket", gateway.webSocketUrl())
        .line("Management", gateway.managementUrl() + "/@connections")
        .line("Function", addresses);
    concurrency().ifPresent(limit -> sheet.line("Concurrency", limit + " for each function"));
    apiOptions.describe(settings.api(), sheet);
    chosen.describe(settings.assumptions(), sheet);
    options.describe(gateway, settings, control, sheet);
    sheet
        .note("The function's SDK posts here, given this in its environment:")
        .note("  AWS_ENDPOINT_URL_APIGATEWAYMANAGEMENTAPI=" + gateway.managementUrl());
    new EndpointAdvice(gateway.managementUrl(), gateway.settings()).lines().forEach(sheet::note);
    CertificateTrust trust = new CertificateTrust(settings);
    trust.lines().forEach(sheet::note);
    sheet.end("Try it:  npx wscat " + trust.wscatOption() + "-c " + gateway.webSocketUrl());
  }
}
