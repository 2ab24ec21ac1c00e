package dev.switchboard.gateway;

import dev.switchboard.gateway.Target.Connection;
import dev.switchboard.gateway.Target.Elsewhere;
import dev.switchboard.gateway.Target.Endpoint;
import dev.switchboard.gateway.Target.Unknown;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/** Shows every request where to go. It never blocks, so that posts need no thread of their own. */
final class FrontDoor extends Handler.Abstract.NonBlocking {

  private final String stage;
  private final Handshake handshake;
  private final ManagementApi managementApi;
  private final Answer unknown;

  FrontDoor(GatewaySettings settings, Handshake handshake, ManagementApi managementApi) {
    this.stage = settings.api().stage();
    this.unknown = Answer.ofStatus(settings.assumptions().number(Assumption.UNKNOWN_PATH));
    this.handshake = handshake;
    this.managementApi = managementApi;
  }

  @Override
  public boolean handle(Request request, Response response, Callback callback) {
    // A function may take its time over a handshake, and while it is frozen, over a post.
    request.addIdleTimeoutListener(_ -> false);
    switch (Target.of(request.getHttpURI().getPath(), stage)) {
      case Endpoint() -> handshake.handle(request, response, callback);
      case Connection(String id) -> managementApi.handle(id, request, response, callback);
      case Elsewhere() -> Answer.FORBIDDEN.write(response, callback);
      case Unknown() -> unknown.write(response, callback);
    }
    return true;
  }
}
