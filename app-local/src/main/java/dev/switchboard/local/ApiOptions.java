package dev.switchboard.local;

import dev.switchboard.gateway.ApiIdentity;
import dev.switchboard.gateway.Authorizer;
import dev.switchboard.gateway.Functions;
import dev.switchboard.gateway.IdentitySource;
import dev.switchboard.gateway.RequestModel;
import dev.switchboard.gateway.RouteSelection;
import dev.switchboard.gateway.WebSocketApi;
import dev.switchboard.gateway.invoke.LambdaInvokeClient;
import dev.switchboard.gateway.template.ApiTemplate;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options that define the API of the gateway, one by one or by a template. */
final class ApiOptions {

  @Option(
      names = "--template",
      paramLabel = "FILE",
      description =
          "Reads stage, routes, responses, selection and authorizer from the CloudFormation template"
              + " that osls package wrote.")
  private @Nullable Path template;

  @Option(
      names = "--stage",
      paramLabel = "NAME",
      description =
          "The stage, which is the first segment of every path, as on AWS (default: dev).")
  private @Nullable String stage;

  @Option(
      names = "--route",
      paramLabel = "NAME",
      description =
          "A route; repeatable. It replaces the default routes $connect, $disconnect, $default.")
  private List<String> routes = List.of();

  @Option(
      names = "--route-response",
      paramLabel = "NAME",
      description = "A route whose function's response is sent to the client; repeatable.")
  private List<String> answering = List.of();

  @Option(
      names = "--model",
      paramLabel = "ROUTE=FILE",
      description = "A JSON Schema that a route's messages must match; repeatable.")
  private Map<String, Path> models = new TreeMap<>();

  @Option(
      names = "--selection",
      paramLabel = "EXPR",
      description =
          "The expression that selects a message's route (default: $$request.body.action).")
  private @Nullable String selection;

  @Option(
      names = "--authorizer",
      paramLabel = "URL",
      description = "The function to invoke as the authorizer before $connect.")
  private @Nullable String authorizer;

  @Option(
      names = "--identity-source",
      paramLabel = "SOURCE",
      description =
          "A value that a handshake must contain before the authorizer is invoked, such as"
              + " route.request.querystring.token; repeatable.")
  private List<String> identitySources = List.of();

  @Option(
      names = "--account",
      paramLabel = "DIGITS",
      description = "The AWS account in ARNs and events (default: 000000000000).")
  private String account = ApiIdentity.LOCAL.accountId();

  @Option(
      names = "--region",
      paramLabel = "NAME",
      description =
          "The region in ARNs, which also determines their partition (default: us-east-1).")
  private String region = ApiIdentity.LOCAL.region();

  @Option(
      names = "--api-id",
      paramLabel = "ID",
      description = "The id of the API in ARNs and events (default: localapi00).")
  private String apiId = ApiIdentity.LOCAL.apiId();

  /**
   * The account, region and id of the API.
   *
   * @throws IllegalArgumentException if one of them is malformed
   */
  ApiIdentity identity() {
    return new ApiIdentity(account, region, apiId);
  }

  /**
   * Returns the API that the options describe.
   *
   * @throws IllegalArgumentException if options are invalid or contradict each other
   */
  WebSocketApi api() {
    if (template != null) {
      refuseBesideTemplate();
      return ApiTemplate.read(template).api();
    }
    requireQuotes();
    WebSocketApi api = WebSocketApi.PLAIN.withStage(Objects.requireNonNullElse(stage, "dev"));
    if (!routes.isEmpty()) {
      api = api.withRoutes(Set.copyOf(routes));
    }
    if (selection != null) {
      api = api.withSelection(RouteSelection.of(selection));
    }
    return api.withAnswering(Set.copyOf(answering)).withModels(readModels());
  }

  /**
   * Returns functions with the authorizer, if there is one.
   *
   * @throws IllegalArgumentException if the authorizer's address is missing, or is given although
   *     there is no authorizer
   */
  Functions authorize(Functions functions) {
    boolean wanted = template == null ? authorizer != null : templated().isPresent();
    if (!wanted && (authorizer != null || !identitySources.isEmpty())) {
      throw new IllegalArgumentException(
          template == null
              ? "--identity-source needs --authorizer"
              : "The template has no authorizer: leave out --authorizer and --identity-source");
    }
    if (!wanted) {
      return functions;
    }
    if (authorizer == null) {
      throw new IllegalArgumentException(
          "The template has an authorizer, %s: add --authorizer URL"
              .formatted(templated().orElseThrow().function()));
    }
    return functions.authorizedBy(new Authorizer(LambdaInvokeClient.at(authorizer), sources()));
  }

  /** Adds the routes and their special properties to the startup message. */
  void describe(WebSocketApi api, StartupMessage sheet) {
    sheet.line("ARN", identity().routeArn(api.stage(), WebSocketApi.CONNECT));
    sheet.line("Routes", String.join(", ", new TreeSet<>(api.routes())));
    if (!api.answering().isEmpty()) {
      sheet.line("Answering", String.join(", ", new TreeSet<>(api.answering())));
    }
    if (authorizer != null) {
      sheet.line("Authorizer", LambdaInvokeClient.at(authorizer));
    }
  }

  private void requireQuotes() {
    routes.forEach(key -> ShellQuotes.requireKey("--route", key));
    answering.forEach(key -> ShellQuotes.requireKey("--route-response", key));
    models.keySet().forEach(key -> ShellQuotes.requireKey("--model", key));
    if (selection != null && !RouteSelection.of(selection).readsMessage()) {
      throw new IllegalArgumentException(ShellQuotes.selectionWithoutVariable(selection));
    }
  }

  private List<IdentitySource> sources() {
    return template == null
        ? identitySources.stream().map(IdentitySource::of).toList()
        : templated().orElseThrow().identitySources();
  }

  private Optional<ApiTemplate.ConnectAuthorizer> templated() {
    return ApiTemplate.read(Objects.requireNonNull(template)).authorizer();
  }

  private Map<String, RequestModel> readModels() {
    Map<String, RequestModel> read = new TreeMap<>();
    models.forEach((route, file) -> read.put(route, RequestModel.of(textOf(file))));
    return read;
  }

  private static String textOf(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException unreadable) {
      throw new IllegalArgumentException(
          "The model %s cannot be read: expected a file with a JSON Schema".formatted(file),
          unreadable);
    }
  }

  private void refuseBesideTemplate() {
    if (stage != null
        || selection != null
        || !routes.isEmpty()
        || !answering.isEmpty()
        || !models.isEmpty()
        || !identitySources.isEmpty()) {
      throw new IllegalArgumentException(
          "--template replaces other options: leave out --stage, --route, --route-response, --model,"
              + " --selection and --identity-source");
    }
  }
}
