package dev.switchboard.local;

import dev.switchboard.gateway.Functions;
import dev.switchboard.gateway.GatewaySettings;
import dev.switchboard.gateway.LocalGateway;
import dev.switchboard.gateway.WebSocketApi;
import java.io.PrintWriter;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
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
          "The function's address: http://host:port for AWS's runtime interface emulator, or a whole"
              + " URL to post events to. ROUTE=URL sets the function of one route;"
              + " repeatable.")
  private List<String> functions = List.of();

  @Mixin private ApiOptions apiOptions;

  @Mixin private GatewayOptions options;

  @Override
  public Integer call() throws InterruptedException {
    PrintWriter out = spec.commandLine().getOut();
    GatewaySettings settings = options.orRefused(this::settings);
    Functions behind = options.orRefused(() -> behind(settings.api()));
    LocalGateway gateway = options.bind(settings);
    gateway.serve(
        behind,
        new InvocationPrinter(out, settings.clock()),
        new RefusalPrinter(out, settings.clock()));
    Optional<URI> control = options.openControl(gateway);
    greet(
        gateway, settings, control, new StartupMessage(out, "The gateway is up; Ctrl-C ends it."));
    ForegroundProcess.stay(gateway::close);
    return spec.exitCodeOnSuccess();
  }

  private GatewaySettings settings() {
    return options.settings().withApi(apiOptions.api()).withIdentity(apiOptions.identity());
  }

  private Functions behind(WebSocketApi api) {
    return apiOptions.authorize(new FunctionAddresses(functions).behind(api));
  }

  private void greet(
      LocalGateway gateway, GatewaySettings settings, Optional<URI> control, StartupMessage sheet) {
    sheet
        .line("WebSocket", gateway.webSocketUrl())
        .line("Management", gateway.managementUrl() + "/@connections")
        .line("Function", new FunctionAddresses(functions));
    apiOptions.describe(settings.api(), sheet);
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
