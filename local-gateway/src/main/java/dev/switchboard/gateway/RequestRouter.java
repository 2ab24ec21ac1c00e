package dev.switchboard.gateway;

import dev.switchboard.gateway.RequestTarget.Connection;
import dev.switchboard.gateway.RequestTarget.ConnectionElsewhere;
import dev.switchboard.gateway.RequestTarget.Endpoint;
import dev.switchboard.gateway.RequestTarget.Unknown;
import dev.switchboard.gateway.http.Exchange;
import dev.switchboard.gateway.http.GatewayResponse;
import dev.switchboard.gateway.http.HttpApiHandler;
import dev.switchboard.gateway.http.RefusalReporter;
import dev.switchboard.gateway.http.RequestSizeCheck;
import dev.switchboard.gateway.management.ManagementApi;
import dev.switchboard.gateway.websocket.WebSocketEndpoint;
import java.util.Optional;
import java.util.Set;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/** Routes every request to its API. It never blocks, so posts need no thread of their own. */
final class RequestRouter extends Handler.Abstract.NonBlocking {

  private final String stage;
  private final Set<String> aliases;
  private final Optional<String> basePath;
  private final WebSocketEndpoint webSocketEndpoint;
  private final ManagementApi managementApi;
  private final HttpApiHandler httpApiHandler;
  private final GatewayResponse unknownPath;
  private final RefusalReporter refusals;
  private final RequestSizeCheck sizes;

  RequestRouter(
      GatewaySettings settings,
      WebSocketEndpoint webSocketEndpoint,
      ManagementApi managementApi,
      HttpApiHandler httpApiHandler,
      RefusalReporter refusals) {
    this.stage = settings.api().stage();
    this.aliases = settings.aliases();
    this.basePath = settings.customDomain().basePath().map(base -> base.equals("/") ? "" : base);
    this.unknownPath =
        GatewayResponse.ofStatus(settings.assumptions().number(Assumption.UNKNOWN_PATH));
    this.webSocketEndpoint = webSocketEndpoint;
    this.managementApi = managementApi;
    this.httpApiHandler = httpApiHandler;
    this.refusals = refusals;
    this.sizes = new RequestSizeCheck(settings.assumptions(), refusals);
  }

  @Override
  public boolean handle(Request request, Response response, Callback callback) {
    Exchange exchange = new Exchange(request, response, callback);
    // A handshake waits for its function, and a frozen function's post for the next invocation.
    request.addIdleTimeoutListener(_ -> false);
    if (sizes.refuses(exchange)) {
      return true;
    }
    switch (target(request.getHttpURI().getPath())) {
      case Endpoint() -> webSocketEndpoint.handle(exchange);
      case Connection(String id) -> managementApi.handle(id, exchange);
      case ConnectionElsewhere() ->
          refusals.refuse(
              GatewayResponse.FORBIDDEN,
              "Connections are below /%s/@connections".formatted(stage),
              exchange);
      case Unknown() when httpApiHandler.matches(request) -> httpApiHandler.handle(exchange);
      case Unknown() ->
          refusals.refuse(
              unknownPath,
              "The path is not that of the stage, which is /%s".formatted(stage),
              exchange);
    }
    return true;
  }

  private RequestTarget target(String path) {
    if (aliases.contains(path)) {
      return new Endpoint();
    }
    RequestTarget atStage = RequestTarget.of(path, "/" + stage);
    return atStage instanceof Unknown || atStage instanceof ConnectionElsewhere
        ? basePath.map(base -> RequestTarget.of(path, base)).orElse(atStage)
        : atStage;
  }
}
