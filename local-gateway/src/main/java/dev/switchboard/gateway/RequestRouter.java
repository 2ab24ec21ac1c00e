package dev.switchboard.gateway;

import dev.switchboard.gateway.RequestTarget.Connection;
import dev.switchboard.gateway.RequestTarget.ConnectionElsewhere;
import dev.switchboard.gateway.RequestTarget.Endpoint;
import dev.switchboard.gateway.RequestTarget.Unknown;
import dev.switchboard.gateway.http.GatewayResponse;
import dev.switchboard.gateway.http.HttpApiHandler;
import dev.switchboard.gateway.management.ManagementApi;
import dev.switchboard.gateway.websocket.WebSocketEndpoint;
import java.util.Set;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/** Routes every request to its API. It never blocks, so posts need no thread of their own. */
final class RequestRouter extends Handler.Abstract.NonBlocking {

  private final String stage;
  private final Set<String> aliases;
  private final WebSocketEndpoint webSocketEndpoint;
  private final ManagementApi managementApi;
  private final HttpApiHandler httpApiHandler;
  private final GatewayResponse unknownPath;

  RequestRouter(
      GatewaySettings settings,
      WebSocketEndpoint webSocketEndpoint,
      ManagementApi managementApi,
      HttpApiHandler httpApiHandler) {
    this.stage = settings.api().stage();
    this.aliases = settings.aliases();
    this.unknownPath =
        GatewayResponse.ofStatus(settings.assumptions().number(Assumption.UNKNOWN_PATH));
    this.webSocketEndpoint = webSocketEndpoint;
    this.managementApi = managementApi;
    this.httpApiHandler = httpApiHandler;
  }

  @Override
  public boolean handle(Request request, Response response, Callback callback) {
    // A handshake waits for its function, and a frozen function's post for the next invocation.
    request.addIdleTimeoutListener(_ -> false);
    switch (target(request.getHttpURI().getPath())) {
      case Endpoint() -> webSocketEndpoint.handle(request, response, callback);
      case Connection(String id) -> managementApi.handle(id, request, response, callback);
      case ConnectionElsewhere() -> GatewayResponse.FORBIDDEN.write(response, callback);
      case Unknown() when httpApiHandler.matches(request) ->
          httpApiHandler.handle(request, response, callback);
      case Unknown() -> unknownPath.write(response, callback);
    }
    return true;
  }

  private RequestTarget target(String path) {
    return aliases.contains(path) ? new Endpoint() : RequestTarget.of(path, stage);
  }
}
