package dev.switchboard.gateway.template;

import dev.switchboard.gateway.WebSocketApi;
import dev.switchboard.gateway.template.RouteBackend.Function;
import dev.switchboard.gateway.template.RouteBackend.Mock;
import dev.switchboard.gateway.template.RouteBackend.Unserved;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Reads what is behind the routes of an API. */
final class BackendReader {

  private static final String INTEGRATION = "AWS::ApiGatewayV2::Integration";
  private static final String TARGET = "Target";
  private static final String TYPE = "IntegrationType";
  private static final String URI = "IntegrationUri";
  private static final String TIMEOUT = "TimeoutInMillis";

  /** The times that AWS's quotas for WebSocket APIs allow. */
  private static final Duration SHORTEST = Duration.ofMillis(50);

  private static final Duration LONGEST = Duration.ofSeconds(29);

  private final ApiParts api;
  private final Template template;
  private final List<String> notes;

  /** Reads the integrations of an API. */
  BackendReader(ApiParts api, List<String> notes) {
    this.api = api;
    this.template = api.template();
    this.notes = notes;
  }

  /** What is behind a route; what does not run here is noted. */
  RouteBackend read(String key, Resource route) {
    RouteBackend backend =
        integration(route).map(this::ofIntegration).orElseGet(() -> withoutIntegration(route));
    switch (backend) {
      case Function _ -> {}
      case Mock(MockIntegration mock) ->
          notes.add(
              "The route %s is answered by its MOCK integration%s; --invoke '%s=URL' asks a function"
                  .formatted(
                      key,
                      mock.responses().isEmpty()
                          ? ", which sends nothing, for it has no integration response"
                          : "",
                      key));
      case Unserved(String reason) ->
          notes.add(
              "The route %s is not served, because %s: %s; --invoke '%s=URL' serves it"
                  .formatted(key, reason, consequence(key), key));
    }
    return backend;
  }

  /** How long the integration of a route may take, if the template says so. */
  Optional<Duration> timeout(Resource route) {
    Optional<Resource> integration = integration(route).filter(each -> each.has(TIMEOUT));
    Optional<Duration> timeout =
        integration
            .flatMap(each -> each.known(TIMEOUT))
            .filter(text -> text.matches("[0-9]{1,9}"))
            .map(text -> Duration.ofMillis(Long.parseLong(text)))
            .filter(each -> each.compareTo(SHORTEST) >= 0 && each.compareTo(LONGEST) <= 0);
    if (integration.isPresent() && timeout.isEmpty()) {
      notes.add(
          "%s.TimeoutInMillis is %s and not applied: expected 50 to 29000"
              .formatted(integration.get().id(), integration.get().shown(TIMEOUT)));
    }
    return timeout;
  }

  private Optional<Resource> integration(Resource route) {
    return template.referred(route, TARGET, INTEGRATION);
  }

  /** An integration of another stack is most likely a function. */
  private RouteBackend withoutIntegration(Resource route) {
    if (!route.has(TARGET)) {
      return new Unserved("it has no integration");
    }
    return template.referred(route, TARGET).findAny().isPresent()
        ? new Unserved("its integration is left out by a condition")
        : new Function("the integration " + route.shown(TARGET));
  }

  private RouteBackend ofIntegration(Resource integration) {
    String type = integration.shown(TYPE).toUpperCase(Locale.ROOT);
    return switch (type) {
      case "AWS_PROXY" -> new Function(template.function(integration, URI));
      case "MOCK" -> mock(integration);
      case "AWS", "HTTP", "HTTP_PROXY" ->
          new Unserved("integrations of type %s do not run here".formatted(type));
      default -> new Unserved("its IntegrationType is '%s'".formatted(type));
    };
  }

  private RouteBackend mock(Resource integration) {
    try {
      return new Mock(new MockReader(api).read(integration));
    } catch (IllegalArgumentException unsupported) {
      return new Unserved("its MOCK integration needs more: " + unsupported.getMessage());
    }
  }

  private static String consequence(String key) {
    return switch (key) {
      case WebSocketApi.CONNECT -> "every client is refused with 502";
      case WebSocketApi.DISCONNECT -> "nothing is told";
      default -> "clients get the error frame";
    };
  }
}
