package dev.switchboard.local;

import dev.switchboard.gateway.Authorizer;
import dev.switchboard.gateway.Functions;
import dev.switchboard.gateway.GatewaySettings;
import dev.switchboard.gateway.IdentitySource;
import dev.switchboard.gateway.LocalGateway;
import dev.switchboard.gateway.RouteSelection;
import dev.switchboard.gateway.WebSocketApi;
import dev.switchboard.gateway.invoke.InvokeApi;
import java.io.PrintWriter;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
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

  @Option(
      names = "--stage",
      paramLabel = "NAME",
      defaultValue = "dev",
      description = "The first segment of every address, as on AWS (default: ${DEFAULT-VALUE}).")
  private String stage;

  @Option(
      names = "--route",
      paramLabel = "NAME",
      description =
          "A route; repeatable. Given, exactly those exist; else $connect, $disconnect, $default.")
  private List<String> routes = List.of();

  @Option(
      names = "--route-response",
      paramLabel = "NAME",
      description = "A route whose function's answer is sent to the client; repeatable.")
  private List<String> answering = List.of();

  @Option(
      names = "--selection",
      paramLabel = "EXPR",
      defaultValue = "$$request.body.action",
      description = "How a message's route is found (default: $$request.body.action).")
  private String selection;

  @Option(
      names = "--authorizer",
      paramLabel = "URL",
      description = "The function that is asked before $connect.")
  private @Nullable String authorizer;

  @Option(
      names = "--identity-source",
      paramLabel = "SOURCE",
      description =
          "What must be there before the authorizer is asked, such as"
              + " route.request.querystring.token; repeatable.")
  private List<String> identitySources = List.of();

  @Mixin private GatewayOptions options;

  @Override
  public Integer call() throws InterruptedException {
    PrintWriter out = spec.commandLine().getOut();
    GatewaySettings settings = options.orRefused(() -> options.settings().withApi(api()));
    Functions behind = options.orRefused(() -> behind(settings.api()));
    LocalGateway gateway = options.bind(settings);
    gateway.serve(behind, new InvocationLines(out, settings.clock()));
    greet(gateway, settings.api(), new Sheet(out, "The gateway is up; Ctrl-C ends it."));
    Foreground.stay(gateway::close);
    return spec.exitCodeOnSuccess();
  }

  private WebSocketApi api() {
    WebSocketApi api = WebSocketApi.PLAIN.withStage(stage);
    if (!routes.isEmpty()) {
      api = api.withRoutes(Set.copyOf(routes));
    }
    return api.withAnswering(Set.copyOf(answering)).withSelection(RouteSelection.of(selection));
  }

  private Functions behind(WebSocketApi api) {
    Functions behind = new FunctionAddresses(functions).behind(api);
    List<IdentitySource> sources = identitySources.stream().map(IdentitySource::of).toList();
    if (authorizer != null) {
      return behind.authorizedBy(new Authorizer(InvokeApi.at(authorizer), sources));
    }
    if (!sources.isEmpty()) {
      throw new IllegalArgumentException("--identity-source needs an --authorizer to be asked");
    }
    return behind;
  }

  private void greet(LocalGateway gateway, WebSocketApi api, Sheet sheet) {
    sheet
        .line("WebSocket", gateway.webSocketUrl())
        .line("Management", gateway.managementUrl() + "/@connections")
        .line("Function", new FunctionAddresses(functions))
        .line("Routes", String.join(", ", new TreeSet<>(api.routes())));
    if (!api.answering().isEmpty()) {
      sheet.line("Answering", String.join(", ", new TreeSet<>(api.answering())));
    }
    if (authorizer != null) {
      sheet.line("Authorizer", InvokeApi.at(authorizer));
    }
    options.describe(gateway, sheet);
    sheet
        .note("The function's SDK posts here, given this in its environment:")
        .note("  AWS_ENDPOINT_URL_APIGATEWAYMANAGEMENTAPI=" + gateway.managementUrl())
        .end("Try it:  npx wscat -c " + gateway.webSocketUrl());
  }
}
