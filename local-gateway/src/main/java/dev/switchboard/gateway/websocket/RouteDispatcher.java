package dev.switchboard.gateway.websocket;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.switchboard.gateway.Assumption;
import dev.switchboard.gateway.Assumptions;
import dev.switchboard.gateway.Functions;
import dev.switchboard.gateway.GatewaySettings;
import dev.switchboard.gateway.Integration;
import dev.switchboard.gateway.RequestModel;
import dev.switchboard.gateway.WebSocketApi;
import dev.switchboard.gateway.event.ApiRequestId;
import dev.switchboard.gateway.event.ConnectionInfo;
import dev.switchboard.gateway.event.WebSocketEventWriter;
import dev.switchboard.gateway.fault.Faults;
import dev.switchboard.gateway.http.RefusalReporter;
import dev.switchboard.gateway.invoke.FunctionInvoker;
import dev.switchboard.gateway.invoke.InvocationResult;
import dev.switchboard.gateway.invoke.InvocationResult.Failed;
import dev.switchboard.gateway.invoke.InvocationResult.MalformedResponse;
import dev.switchboard.gateway.invoke.InvocationResult.NullResponse;
import dev.switchboard.gateway.invoke.InvocationResult.Responded;
import dev.switchboard.gateway.invoke.InvocationResult.TimedOut;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.concurrent.Executor;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.util.Callback;

/** Dispatches the events of connections to the functions behind their routes. */
final class RouteDispatcher {

  private static final Responded ACCEPTED = new Responded(HttpStatus.OK_200, Map.of(), "");

  private final WebSocketApi api;
  private final Assumptions assumptions;
  private final Functions functions;
  private final FunctionInvoker invoker;
  private final WebSocketEventWriter events;
  private final Faults faults;
  private final RefusalReporter refusals;
  private final boolean needsSelection;

  RouteDispatcher(
      GatewaySettings settings,
      Functions functions,
      FunctionInvoker invoker,
      WebSocketEventWriter events,
      Faults faults,
      RefusalReporter refusals) {
    this.api = settings.api();
    this.assumptions = settings.assumptions();
    this.functions = functions;
    this.invoker = invoker;
    this.events = events;
    this.faults = faults;
    this.refusals = refusals;
    this.needsSelection = !WebSocketApi.PLAIN.routes().containsAll(api.routes());
  }

  /**
   * Invokes {@code $connect}, and waits for the result. Without that route, every client is
   * accepted.
   */
  InvocationResult connect(ConnectionInfo connection, String event) {
    return api.routes().contains(WebSocketApi.CONNECT)
        ? invoke(WebSocketApi.CONNECT, connection, event)
        : ACCEPTED;
  }

  /** Dispatches a message and returns at once. */
  void message(OpenConnection from, String text) {
    ApiRequestId id = ApiRequestId.next();
    if (assumptions.is(Assumption.THROTTLED_MESSAGES, "frame") && faults.throttlesMessage()) {
      report(from, HttpStatus.TOO_MANY_REQUESTS_429, "The fault throttle is set");
      send(from, ErrorFrame.throttled(from.info().id(), id));
      return;
    }
    Optional<String> route = routeOf(text);
    if (route.isEmpty()) {
      report(from, HttpStatus.FORBIDDEN_403, "The message selects no route of " + routeKeys());
      send(from, ErrorFrame.forbidden(from.info().id(), id));
      return;
    }
    if (!matchesModel(route.get(), text)) {
      report(from, HttpStatus.BAD_REQUEST_400, "The message violates the model of " + route.get());
      send(from, ErrorFrame.badRequestBody(from.info().id(), ApiRequestId.next()));
      return;
    }
    String event = events.message(from.info(), id, route.get(), text);
    from.handle(() -> deliver(event, from, id, route.get()));
  }

  /** Invokes {@code $disconnect} and returns at once; the response is ignored. */
  void disconnect(OpenConnection from, CloseReason reason) {
    disconnect(from.info(), reason, from::handle);
  }

  /** Invokes {@code $disconnect} for an accepted connection that never opened. */
  void neverOpened(ConnectionInfo connection, CloseReason reason) {
    disconnect(connection, reason, Thread::startVirtualThread);
  }

  /**
   * Invokes {@code $disconnect} for a refused client if that is assumed; API Gateway most likely
   * does not.
   */
  void refused(ConnectionInfo connection, int status) {
    if (assumptions.is(Assumption.REFUSED_DISCONNECT, "told")) {
      disconnect(connection, new CloseReason(status, ""), Thread::startVirtualThread);
    }
  }

  private void disconnect(ConnectionInfo connection, CloseReason reason, Executor executor) {
    if (api.routes().contains(WebSocketApi.DISCONNECT) && !faults.losesDisconnects()) {
      String event =
          events.disconnect(connection, ApiRequestId.next(), reason.code(), reason.text());
      executor.execute(
          () ->
              invoke(
                  functions.behind(WebSocketApi.DISCONNECT).forDisconnects(),
                  WebSocketApi.DISCONNECT,
                  connection,
                  event));
    }
  }

  private boolean matchesModel(String route, String text) {
    RequestModel model = api.models().get(route);
    return model == null || model.accepts(text);
  }

  private Optional<String> routeOf(String text) {
    return selectedRoute(text)
        .filter(api.routes()::contains)
        .filter(
            route ->
                !isConnectOrDisconnect(route)
                    || assumptions.is(Assumption.LIFECYCLE_KEYS, "matched"))
        .or(() -> Optional.of(WebSocketApi.DEFAULT).filter(api.routes()::contains));
  }

  /**
   * Returns the route that the message selects. The message is not parsed if there is only one
   * route.
   */
  private Optional<String> selectedRoute(String text) {
    return needsSelection
        ? api.selection().evaluate(text, assumptions.is(Assumption.MESSAGE_JSON, "lenient"))
        : Optional.empty();
  }

  private static boolean isConnectOrDisconnect(String route) {
    return route.equals(WebSocketApi.CONNECT) || route.equals(WebSocketApi.DISCONNECT);
  }

  private void deliver(String event, OpenConnection from, ApiRequestId id, String route) {
    switch (invoke(route, from.info(), event)) {
      case Responded response -> respond(from, route, response.body());
      case NullResponse() when assumptions.is(Assumption.NULL_ANSWER, "silent") -> {}
      case NullResponse(), MalformedResponse(_), Failed(_) ->
          send(from, ErrorFrame.internalServerError(from.info().id(), id));
      case TimedOut() -> send(from, ErrorFrame.timedOut(from.info().id(), id));
    }
  }

  /** Sends the function's response to the client, if the route has a route response. */
  private void respond(OpenConnection to, String route, String body) {
    boolean isSent = !body.isEmpty() || assumptions.is(Assumption.EMPTY_ANSWER, "sent");
    if (isSent && api.answering().contains(route)) {
      send(to, body.getBytes(UTF_8));
    }
  }

  private void report(OpenConnection from, int status, String reason) {
    refusals.reportMessage(from.info().id().text(), status, reason);
  }

  private String routeKeys() {
    return String.join(", ", new TreeSet<>(api.routes()));
  }

  private static void send(OpenConnection client, byte[] text) {
    client.send(text, Callback.NOOP);
  }

  private InvocationResult invoke(String route, ConnectionInfo connection, String event) {
    return invoke(functions.behind(route), route, connection, event);
  }

  private InvocationResult invoke(
      Integration function, String route, ConnectionInfo connection, String event) {
    return invoker.invokeRoute(function, route, connection.id().text(), event);
  }
}
