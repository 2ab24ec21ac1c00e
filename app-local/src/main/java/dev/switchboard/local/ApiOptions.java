package dev.switchboard.local;

import dev.switchboard.gateway.ApiIdentity;
import dev.switchboard.gateway.IdentitySource;
import dev.switchboard.gateway.RequestModel;
import dev.switchboard.gateway.RouteSelection;
import dev.switchboard.gateway.WebSocketApi;
import dev.switchboard.gateway.format.DurationFormat;
import dev.switchboard.gateway.template.ApiTemplate;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The options that define the API of the gateway, one by one or by a template. */
final class ApiOptions {

  @Mixin private TemplateOptions template = new TemplateOptions();

  @Option(
      names = "--stage",
      paramLabel = "NAME",
      description =
          "The first segment of every address, as on AWS (default: dev); of a template with"
              + " several, the one to run.")
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
   * @param served the keys of the routes with a function of their own
   * @throws IllegalArgumentException if they contradict each other or cannot be
   */
  ChosenApi choose(Set<String> served) {
    if (template.given()) {
      refuseBesideTemplate();
    }
    requireQuotes();
    List<IdentitySource> sources = identitySources.stream().map(IdentitySource::of).toList();
    Optional<ApiTemplate> read = template.read(stage, selection, sources, served);
    return new ChosenApi(
        read.map(ApiTemplate::api).orElseGet(this::plain).withModels(readModels()),
        read,
        Optional.ofNullable(authorizer),
        sources);
  }

  /** Says which routes there are, and which of them answer. */
  void describe(WebSocketApi api, StartupMessage sheet) {
    sheet.line("ARN", identity().routeArn(api.stage(), WebSocketApi.CONNECT));
    sheet.line("Routes", String.join(", ", new TreeSet<>(api.routes())));
    if (!api.answering().isEmpty()) {
      sheet.line("Answering", String.join(", ", new TreeSet<>(api.answering())));
    }
    Stream.of(WebSocketApi.CONNECT, WebSocketApi.DISCONNECT)
        .filter(api.answering()::contains)
        .forEach(key -> sheet.line("Beware", "the response of " + key + " reaches no client"));
    new TreeMap<>(api.timeouts())
        .forEach(
            (route, time) -> sheet.line("Time-out", route + " " + DurationFormat.format(time)));
  }

  private void requireQuotes() {
    routes.forEach(key -> ShellQuotes.requireKey("--route", key));
    answering.forEach(key -> ShellQuotes.requireKey("--route-response", key));
    models.keySet().forEach(key -> ShellQuotes.requireKey("--model", key));
    if (selection != null && !RouteSelection.of(selection).readsMessage()) {
      throw new IllegalArgumentException(ShellQuotes.selectionWithoutVariable(selection));
    }
  }

  private WebSocketApi plain() {
    WebSocketApi api = WebSocketApi.PLAIN.withStage(Objects.requireNonNullElse(stage, "dev"));
    if (!routes.isEmpty()) {
      api = api.withRoutes(Set.copyOf(routes));
    }
    if (selection != null) {
      api = api.withSelection(RouteSelection.of(selection));
    }
    return api.withAnswering(Set.copyOf(answering));
  }

  private Map<String, RequestModel> readModels() {
    Map<String, RequestModel> read = new TreeMap<>();
    models.forEach((route, file) -> read.put(route, RequestModel.read(file)));
    return read;
  }

  private void refuseBesideTemplate() {
    if (!routes.isEmpty() || !answering.isEmpty()) {
      throw new IllegalArgumentException(
          "--template says which routes there are: leave out --route and --route-response");
    }
  }
}
