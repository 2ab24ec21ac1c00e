package dev.switchboard.gateway.http;

import dev.switchboard.gateway.Cors;
import dev.switchboard.gateway.GatewaySettings;
import dev.switchboard.gateway.event.ApiRequestId;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpMethod;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.Promise;
import org.eclipse.jetty.util.thread.Invocable.InvocationType;

/**
 * Takes the requests of an HTTP API. It never blocks: functions are asked on threads of their own.
 */
public final class HttpApiHandler {

  /** How much more of a body is read, so that a client may finish sending before it hears 413. */
  private static final int PATIENCE_BYTES = 10 * 1024 * 1024;

  private final HttpRouteTable routes;
  private final HttpApiInvoker functions;
  private final LocalRequestFilter callers;
  private final Optional<Cors> cors;
  private final int payloadBytes;
  private final InstantSource clock;

  public HttpApiHandler(
      HttpApiInvoker functions, LocalRequestFilter callers, GatewaySettings settings) {
    this.routes = new HttpRouteTable(settings.httpApi());
    this.functions = functions;
    this.callers = callers;
    this.cors = settings.httpApi().cors();
    this.payloadBytes = settings.httpApi().limits().payloadBytes();
    this.clock = settings.clock();
  }

  /** Whether a request is for this API; one for a WebSocket is only if a route takes it. */
  public boolean takes(Request request) {
    return !routes.isEmpty() && (!asksForWebSocket(request) || route(request).isPresent());
  }

  public void handle(Request request, Response response, Callback callback) {
    ApiRequestId id = ApiRequestId.next();
    if (!callers.meansThisMachine(request)) {
      HttpApiResponse.FORBIDDEN.write(id, response, callback);
    } else if (cors.isPresent() && HttpMethod.OPTIONS.is(request.getMethod())) {
      HttpApiResponse.NO_CONTENT.forPages(preflight(request)).write(id, response, callback);
    } else if (isOfUnwelcomePage(request)) {
      HttpApiResponse.FORBIDDEN.write(id, response, callback);
    } else {
      route(request)
          .map(route -> HttpApiRequest.of(request, id, route, clock.instant()))
          .ifPresentOrElse(
              call -> read(call, request, response, callback),
              () -> write(HttpApiResponse.NOT_FOUND, id, request, response, callback));
    }
  }

  private Optional<HttpRouteTable.Match> route(Request request) {
    String path = request.getHttpURI().getPath();
    return path.startsWith("/") ? routes.find(request.getMethod(), path) : Optional.empty();
  }

  private static boolean asksForWebSocket(Request request) {
    return request.getHeaders().contains(HttpHeader.UPGRADE, "websocket");
  }

  private Map<String, String> preflight(Request request) {
    return request.getHeaders().contains("Access-Control-Request-Method")
        ? forPage(request, Cors::ofPreflight)
        : Map.of();
  }

  /** What a browser is told about the page that it asks for, if it does. */
  private Map<String, String> forPage(
      Request request, BiFunction<Cors, String, Map<String, String>> words) {
    return cors.flatMap(
            pages ->
                Optional.ofNullable(request.getHeaders().get(HttpHeader.ORIGIN))
                    .map(origin -> words.apply(pages, origin)))
        .orElse(Map.of());
  }

  /** Whether a browser would keep the answer from the page; the function is not even asked then. */
  private boolean isOfUnwelcomePage(Request request) {
    return cors.isPresent()
        && LocalRequestFilter.foreignOrigin(request)
            .filter(origin -> !cors.get().allows(origin))
            .isPresent();
  }

  private void read(HttpApiRequest call, Request request, Response response, Callback callback) {
    Content.Source.asByteArrayAsync(
        request,
        payloadBytes + PATIENCE_BYTES,
        Promise.Invocable.from(
            InvocationType.NON_BLOCKING,
            body -> ask(call, body, request, response, callback),
            failure -> write(unreadable(failure), call.id(), request, response, callback)));
  }

  private static HttpApiResponse unreadable(Throwable failure) {
    return failure instanceof IllegalStateException
        ? HttpApiResponse.TOO_LARGE
        : HttpApiResponse.BAD_REQUEST;
  }

  private void ask(
      HttpApiRequest call, byte[] body, Request request, Response response, Callback callback) {
    if (body.length > payloadBytes) {
      write(HttpApiResponse.TOO_LARGE, call.id(), request, response, callback);
      return;
    }
    Thread.startVirtualThread(
        () -> {
          try {
            write(functions.ask(call, body), call.id(), request, response, callback);
          } catch (RuntimeException ofTheObserver) {
            Response.writeError(request, response, callback, ofTheObserver);
          }
        });
  }

  private void write(
      HttpApiResponse answer,
      ApiRequestId id,
      Request request,
      Response response,
      Callback callback) {
    (cors.isPresent() ? answer.forPages(forPage(request, Cors::ofAnswer)) : answer)
        .write(id, response, callback);
  }
}
