package dev.switchboard.gateway.websocket;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.switchboard.gateway.Assumption;
import dev.switchboard.gateway.Assumptions;
import dev.switchboard.gateway.Functions;
import dev.switchboard.gateway.GatewaySettings;
import dev.switchboard.gateway.RequestModel;
import dev.switchboard.gateway.WebSocketApi;
import dev.switchboard.gateway.event.ApiRequestId;
import dev.switchboard.gateway.event.ConnectionInfo;
import dev.switchboard.gateway.event.WebSocketEventWriter;
import dev.switchboard.gateway.fault.Faults;
import dev.switchboard.gateway.invoke.FunctionInvoker;
import dev.switchboard.gateway.invoke.InvocationResult;
import dev.switchboard.gateway.invoke.InvocationResult.Answered;
import dev.switchboard.gateway.invoke.InvocationResult.Failed;
import dev.switchboard.gateway.invoke.InvocationResult.Malformed;
import dev.switchboard.gateway.invoke.InvocationResult.Silent;
import dev.switchboard.gateway.invoke.InvocationResult.TimedOut;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executor;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.util.Callback;

/** Takes what happens to a connection to the function behind its route. */
public final class RouteDispatcher {

  private static final Answered WELCOME = new Answered(HttpStatus.OK_200, Map.of(), "");

  private final WebSocketApi api;
  private final Assumptions assumptions;
  private final Functions functions;
  private final FunctionInvoker invoker;
  private final WebSocketEventWriter events;
  private final Faults faults;
  private final boolean looksInside;

  public RouteDispatcher(
      GatewaySettings settings,
      Functions functions,
      FunctionInvoker invoker,
      WebSocketEventWriter events,
      Faults faults) {
    this.api = settings.api();
    this.assumptions = settings.assumptions();
    this.functions = functions;
    this.invoker = invoker;
    this.events = events;
    this.faults = faults;
    this.looksInside = !WebSocketApi.PLAIN.routes().containsAll(api.routes());
  }

  /** Asks whether a client may connect, and waits for the answer; without a route, it may. */
  public InvocationResult connect(ConnectionInfo peer, String event) {
    return api.routes().contains(WebSocketApi.CONNECT)
        ? call(WebSocketApi.CONNECT, peer, event)
        : WELCOME;
  }

  /** Hands over a message and returns at once. */
  public void message(OpenConnection from, String text) {
    ApiRequestId id = ApiRequestId.next();
    if (assumptions.is(Assumption.THROTTLED_MESSAGES, "frame") && faults.throttlesMessage()) {
      tell(from, ErrorFrame.throttled(from.peer().id(), id));
      return;
    }
    Optional<String> route = routeOf(text);
    if (route.isEmpty()) {
      tell(from, ErrorFrame.forbidden(from.peer().id(), id));
      return;
    }
    if (!isAsModelled(route.get(), text)) {
      tell(from, ErrorFrame.badRequestBody(from.peer().id(), ApiRequestId.next()));
      return;
    }
    String event = events.message(from.peer(), id, route.get(), text);
    from.handle(() -> deliver(event, from, id, route.get()));
  }

  /** Tells of a connection's end and returns at once; nobody looks at the answer. */
  public void disconnect(OpenConnection from, CloseReason reason) {
    disconnect(from.peer(), reason, from::handle);
  }

  /** Tells of the end of a connection that was admitted and never open. */
  public void neverOpened(ConnectionInfo peer, CloseReason reason) {
    disconnect(peer, reason, Thread::startVirtualThread);
  }

  /** Tells of a client that was refused, which API Gateway most likely does not. */
  public void refused(ConnectionInfo peer, int status) {
    if (assumptions.is(Assumption.REFUSED_DISCONNECT, "told")) {
      disconnect(peer, new CloseReason(status, ""), Thread::startVirtualThread);
    }
  }

  private void disconnect(ConnectionInfo peer, CloseReason reason, Executor executor) {
    if (api.routes().contains(WebSocketApi.DISCONNECT) && !faults.losesDisconnects()) {
      String event = events.disconnect(peer, ApiRequestId.next(), reason);
      executor.execute(() -> call(WebSocketApi.DISCONNECT, peer, event));
    }
  }

  private boolean isAsModelled(String route, String text) {
    RequestModel model = api.models().get(route);
    return model == null || model.accepts(text);
  }

  private Optional<String> routeOf(String text) {
    return wanted(text)
        .filter(api.routes()::contains)
        .filter(
            route -> !isLifecycle(route) || assumptions.is(Assumption.LIFECYCLE_KEYS, "matched"))
        .or(() -> Optional.of(WebSocketApi.DEFAULT).filter(api.routes()::contains));
  }

  /** What the message asks for; nobody needs to look where there is only one route to take. */
  private Optional<String> wanted(String text) {
    return looksInside
        ? api.selection().evaluate(text, assumptions.is(Assumption.MESSAGE_JSON, "lenient"))
        : Optional.empty();
  }

  private static boolean isLifecycle(String route) {
    return route.equals(WebSocketApi.CONNECT) || route.equals(WebSocketApi.DISCONNECT);
  }

  private void deliver(String event, OpenConnection from, ApiRequestId id, String route) {
    switch (call(route, from.peer(), event)) {
      case Answered answer -> answer(from, route, answer.body());
      case Silent() when assumptions.is(Assumption.NULL_ANSWER, "silent") -> {}
      case Silent(), Malformed(), Failed(_) ->
          tell(from, ErrorFrame.internalServerError(from.peer().id(), id));
      case TimedOut() -> tell(from, ErrorFrame.timedOut(from.peer().id(), id));
    }
  }

  /** What a function answers to a message is sent only where the route has a response. */
  private void answer(OpenConnection to, String route, String body) {
    boolean says = !body.isEmpty() || assumptions.is(Assumption.EMPTY_ANSWER, "sent");
    if (says && api.answering().contains(route)) {
      tell(to, body.getBytes(UTF_8));
    }
  }

  private static void tell(OpenConnection client, byte[] text) {
    client.send(text, Callback.NOOP);
  }

  private InvocationResult call(String route, ConnectionInfo peer, String event) {
    return invoker.call(functions.behind(route), route, peer.id(), event);
  }
}
