package dev.switchboard.local;

import dev.switchboard.gateway.Functions;
import dev.switchboard.gateway.GatewaySettings;
import dev.switchboard.gateway.LocalGateway;
import dev.switchboard.gateway.WebSocketApi;
import dev.switchboard.gateway.tls.SelfSignedCertificate;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code switchboard gateway}: API Gateway's WebSocket side in front of any function. */
@Command(
    name = "gateway",
    description =
        "Runs API Gateway's WebSocket side on this machine, in front of any function that answers"
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
          "Where the function is: http://host:port for AWS's runtime interface emulator, or a whole"
              + " URL to post events to. With a route before it, the function of that route;"
              + " repeatable.")
  private List<String> functions = List.of();

  @Mixin private ApiOptions apiOptions;

  @Option(
      names = "--tls",
      description =
          "Serves wss and https, with a certificate of its own for localhost, kept in ~/.switchboard.")
  private boolean tls;

  @Mixin private GatewayOptions options;

  @Override
  public Integer call() throws InterruptedException {
    PrintWriter out = spec.commandLine().getOut();
    GatewaySettings settings = options.orRefused(this::settings);
    Functions behind = options.orRefused(() -> behind(settings.api()));
    LocalGateway gateway = options.bind(settings);
    gateway.serve(behind, new InvocationLines(out, settings.clock()));
    greet(gateway, settings, new Sheet(out, "The gateway is up; Ctrl-C ends it."));
    Foreground.stay(gateway::close);
    return spec.exitCodeOnSuccess();
  }

  private GatewaySettings settings() {
    GatewaySettings settings = options.settings().withApi(apiOptions.api());
    return tls
        ? settings.withCertificate(SelfSignedCertificate.in(certificates(), settings.clock()))
        : settings;
  }

  private static Path certificates() {
    return Path.of(System.getProperty("user.home"), ".switchboard");
  }

  private Functions behind(WebSocketApi api) {
    return apiOptions.authorize(new FunctionAddresses(functions).behind(api));
  }

  private void greet(LocalGateway gateway, GatewaySettings settings, Sheet sheet) {
    sheet
        .line("WebSocket", gateway.webSocketUrl())
        .line("Management", gateway.managementUrl() + "/@connections")
        .line("Function", new FunctionAddresses(functions));
    apiOptions.describe(settings.api(), sheet);
    settings.certificate().ifPresent(own -> sheet.line("Trust", own.pem()));
    options.describe(gateway, sheet);
    sheet
        .note("The function's SDK posts here, given this in its environment:")
        .note("  AWS_ENDPOINT_URL_APIGATEWAYMANAGEMENTAPI=" + gateway.managementUrl())
        .end("Try it:  npx wscat -c " + gateway.webSocketUrl());
  }
}
