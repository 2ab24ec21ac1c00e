package dev.switchboard.local;

import dev.switchboard.gateway.Functions;
import dev.switchboard.gateway.GatewaySettings;
import dev.switchboard.gateway.LocalGateway;
import dev.switchboard.gateway.TlsCertificate;
import dev.switchboard.gateway.WebSocketApi;
import dev.switchboard.gateway.invoke.LambdaInvokeClients;
import java.io.PrintWriter;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
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
          "The function's address: http://host:port for AWS's runtime interface emulator, or a whole"
              + " URL to post events to. ROUTE=URL sets the function of one route;"
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
    GatewaySettings settings = options.orRefused(this::settings);
    Functions behind = options.orRefused(() -> behind(settings.api()));
    LocalGateway gateway = options.bind(settings);
    gateway.serve(behind, new InvocationPrinter(out, settings.clock()));
    Optional<URI> control = options.openControl(gateway);
    greet(
        gateway, settings, control, new StartupMessage(out, "The gateway is up; Ctrl-C ends it."));
    ForegroundProcess.stay(gateway::close);
    return spec.exitCodeOnSuccess();
  }

  private GatewaySettings settings() {
    return options.settings().withApi(apiOptions.api());
  }

  private Functions behind(WebSocketApi api) {
    LambdaInvokeClients clients = new LambdaInvokeClients(concurrency());
    return apiOptions.authorize(new FunctionAddresses(functions, clients).behind(api), clients);
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
      LocalGateway gateway, GatewaySettings settings, Optional<URI> control, StartupMessage sheet) {
    sheet
        .line("WebSocket", gateway.webSocketUrl())
        .line("Management", gateway.managementUrl() + "/@connections")
        .line("Function", new FunctionAddresses(functions, new LambdaInvokeClients(concurrency())));
    concurrency().ifPresent(limit -> sheet.line("Concurrency", limit + " for each function"));
    apiOptions.describe(settings.api(), sheet);
    Optional<Path> trusted = settings.certificate().map(TlsCertificate::pem);
    options.describe(gateway, settings, control, sheet);
    sheet
        .note("The function's SDK posts here, given this in its environment:")
        .note("  AWS_ENDPOINT_URL_APIGATEWAYMANAGEMENTAPI=" + gateway.managementUrl());
    trusted.ifPresent(
        pem ->
            sheet.note(
                "  and to trust the certificate, in Node: NODE_EXTRA_CA_CERTS=%s; in Python: SSL_CERT_FILE=%s"
                    .formatted(pem, pem)));
    String trust = trusted.map(pem -> "--ca " + pem + " ").orElse("");
    sheet.end("Try it:  npx wscat " + trust + "-c " + gateway.webSocketUrl());
  }
}
