package dev.switchboard.gateway;

import dev.switchboard.gateway.Target.Connection;
import dev.switchboard.gateway.Target.Elsewhere;
import dev.switchboard.gateway.Target.Endpoint;
import dev.switchboard.gateway.Target.Unknown;
import java.util.Set;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/** Shows every request where to go. It never blocks, so that posts need no thread of their own. */
final class FrontDoor extends Handler.Abstract.NonBlocking {

  private final String stage;
  private final Set<String> aliases;
  private final Handshake handshake;
  private final ManagementApi managementApi;
  private final HttpDoor httpDoor;
  private final Answer unknown;

  FrontDoor(
      GatewaySettings settings,
      Handshake handshake,
      ManagementApi managementApi,
      HttpDoor httpDoor) {
    this.stage = settings.api().stage();
    this.aliases = settings.aliases();
    this.unknown = Answer.ofStatus(settings.assumptions().number(Assumption.UNKNOWN_PATH));
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
      case Elsewhere() -> Answer.FORBIDDEN.write(response, callback);
      case Unknown() when httpDoor.takes(request) -> httpDoor.handle(request, response, callback);
      case Unknown() -> unknown.write(response, callback);
    }
    return true;
  }

  private Target target(String path) {
    return aliases.contains(path) ? new Endpoint() : Target.of(path, stage);
  }
}
