package dev.switchboard.gateway.http;

import dev.switchboard.gateway.Cors;
import dev.switchboard.gateway.Functions;
import dev.switchboard.gateway.GatewaySettings;
import dev.switchboard.gateway.event.ApiRequestId;
import dev.switchboard.gateway.invoke.FunctionInvoker;
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
 * Handles the requests of an HTTP API. It never blocks: each function runs on a thread of its own.
 */
public final class HttpApiHandler {

  /**
   * The bytes of a body that are read beyond the limit, so that a client can finish sending before
   * it gets 413.
   */
  private static final int EXCESS_BYTES = 10 * 1024 * 1024;

  private final HttpRouteTable routes;
  private final HttpApiInvoker invoker;
  private final LocalRequestFilter localRequests;
  private final Optional<Cors> cors;
  private final int payloadBytes;
  private final InstantSource clock;

  /** Creates a handler for the HTTP API of these settings with these functions. */
  public HttpApiHandler(
      Functions functions,
      FunctionInvoker invoker,
      LocalRequestFilter localRequests,
      GatewaySettings settings) {
    this.routes = new HttpRouteTable(settings.httpApi());
    this.invoker = new HttpApiInvoker(functions, invoker, settings);
    this.localRequests = localRequests;
    this.cors = settings.httpApi().cors();
    this.payloadBytes = settings.httpApi().limits().payloadBytes();
    this.clock = settings.clock();
  }

  /**
   * Returns whether a request is for this API. A WebSocket handshake is for this API if it matches
   * a route.
   */
  public boolean matches(Request request) {
    return !routes.isEmpty() && (!asksForWebSocket(request) || route(request).isPresent());
  }

  /** Answers a request, at once or when its function has responded. */
  public void handle(Request request, Response response, Callback callback) {
    ApiRequestId id = ApiRequestId.next();
    if (!localRequests.hasLocalHost(request)) {
      HttpApiResponse.FORBIDDEN.write(id, response, callback);
    } else if (cors.isPresent() && HttpMethod.OPTIONS.is(request.getMethod())) {
      HttpApiResponse.NO_CONTENT.withCorsHeaders(preflight(request)).write(id, response, callback);
    } else if (hasForbiddenOrigin(request)) {
      HttpApiResponse.FORBIDDEN.write(id, response, callback);
    } else {
      route(request)
          .map(route -> HttpApiRequest.of(request, id, route, clock.instant()))
          .ifPresentOrElse(
              parsed -> read(parsed, request, response, callback),
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
        ? corsHeaders(request, Cors::preflightHeaders)
        : Map.of();
  }

  /** The CORS headers for the request's origin; none if it has no origin. */
  private Map<String, String> corsHeaders(
      Request request, BiFunction<Cors, String, Map<String, String>> headers) {
    return cors.flatMap(
            config ->
                Optional.ofNullable(request.getHeaders().get(HttpHeader.ORIGIN))
                    .map(origin -> headers.apply(config, origin)))
        .orElse(Map.of());
  }

  /** Returns whether CORS forbids the origin; the function is not invoked then. */
  private boolean hasForbiddenOrigin(Request request) {
    return cors.isPresent()
        && LocalRequestFilter.foreignOrigin(request)
            .filter(origin -> !cors.get().allows(origin))
            .isPresent();
  }

  private void read(HttpApiRequest parsed, Request request, Response response, Callback callback) {
    Content.Source.asByteArrayAsync(
        request,
        payloadBytes + EXCESS_BYTES,
        Promise.Invocable.from(
            InvocationType.NON_BLOCKING,
            body -> invoke(parsed, body, request, response, callback),
            failure -> write(unreadable(failure), parsed.id(), request, response, callback)));
  }

  private static HttpApiResponse unreadable(Throwable failure) {
    return failure instanceof IllegalStateException
        ? HttpApiResponse.TOO_LARGE
        : HttpApiResponse.BAD_REQUEST;
  }

  private void invoke(
      HttpApiRequest parsed, byte[] body, Request request, Response response, Callback callback) {
    if (body.length > payloadBytes) {
      write(HttpApiResponse.TOO_LARGE, parsed.id(), request, response, callback);
      return;
    }
    Thread.startVirtualThread(
        () -> {
          try {
            write(invoker.invoke(parsed, body), parsed.id(), request, response, callback);
          } catch (RuntimeException observerFailure) {
            Response.writeError(request, response, callback, observerFailure);
          }
        });
  }

  private void write(
      HttpApiResponse result,
      ApiRequestId id,
      Request request,
      Response response,
      Callback callback) {
    (cors.isPresent()
            ? result.withCorsHeaders(corsHeaders(request, Cors::responseHeaders))
            : result)
        .write(id, response, callback);
  }
}
