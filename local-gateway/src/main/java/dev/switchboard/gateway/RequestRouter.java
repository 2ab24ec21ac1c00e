package dev.switchboard.gateway;

import dev.switchboard.gateway.RequestTarget.Connection;
import dev.switchboard.gateway.RequestTarget.Elsewhere;
import dev.switchboard.gateway.RequestTarget.Endpoint;
import dev.switchboard.gateway.RequestTarget.Unknown;
import dev.switchboard.gateway.http.GatewayResponse;
import dev.switchboard.gateway.http.HttpApiHandler;
import dev.switchboard.gateway.management.ManagementApi;
import dev.switchboard.gateway.websocket.WebSocketHandshake;
import java.util.Set;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/** Shows every request where to go. It never blocks, so that posts need no thread of their own. */
public final class RequestRouter extends Handler.Abstract.NonBlocking {

  private final String stage;
  private final Set<String> aliases;
  private final WebSocketHandshake handshake;
  private final ManagementApi managementApi;
  private final HttpApiHandler httpDoor;
  private final GatewayResponse unknown;

  public RequestRouter(
      GatewaySettings settings,
      WebSocketHandshake handshake,
      ManagementApi managementApi,
      HttpApiHandler httpDoor) {
    this.stage = settings.api().stage();
    this.aliases = settings.aliases();
    this.unknown = GatewayResponse.ofStatus(settings.assumptions().number(Assumption.UNKNOWN_PATH));
    this.handshake = handshake;
    this.managementApi = managementApi;
    this.httpDoor = httpDoor;
  }

  @Override
  public boolean handle(Request request, Response response, Callback callback) {
    // A function may take its time over a handshake, and while it is frozen, over a post.
    request.addIdleTimeoutListener(_ -> false);
    switch (target(request.getHttpURI().getPath())) {
      case Endpoint() -> handshake.handle(request, response, callback);
      case Connection(String id) -> managementApi.handle(id, request, response, callback);
      case Elsewhere() -> GatewayResponse.FORBIDDEN.write(response, callback);
      case Unknown() when httpDoor.takes(request) -> httpDoor.handle(request, response, callback);
      case Unknown() -> unknown.write(response, callback);
    }
    return true;
  }

  private RequestTarget target(String path) {
    return aliases.contains(path) ? new Endpoint() : RequestTarget.of(path, stage);
  }
}
