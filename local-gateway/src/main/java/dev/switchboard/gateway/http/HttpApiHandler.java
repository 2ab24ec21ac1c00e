package dev.switchboard.gateway.http;

import dev.switchboard.gateway.Cors;
import dev.switchboard.gateway.Functions;
import dev.switchboard.gateway.GatewaySettings;
import dev.switchboard.gateway.event.ApiRequestId;
import dev.switchboard.gateway.event.EventDomainName;
import dev.switchboard.gateway.invoke.FunctionInvoker;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeoutException;
import java.util.function.BiFunction;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpMethod;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Request;
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
  private final RefusalReporter refusals;
  private final EventDomainName domainName;
  private final Optional<Cors> cors;
  private final int payloadBytes;
  private final InstantSource clock;

  /** Creates a handler for the HTTP API of these settings with these functions. */
  public HttpApiHandler(
      Functions functions,
      FunctionInvoker invoker,
      LocalRequestFilter localRequests,
      RefusalReporter refusals,
      GatewaySettings settings) {
    this.routes = new HttpRouteTable(settings.httpApi());
    this.invoker = new HttpApiInvoker(functions, invoker, settings);
    this.localRequests = localRequests;
    this.refusals = refusals;
    this.domainName = new EventDomainName(settings);
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
  public void handle(Exchange exchange) {
    Request request = exchange.request();
    ApiRequestId id = ApiRequestId.next();
    boolean isPreflight = cors.isPresent() && HttpMethod.OPTIONS.is(request.getMethod());
    Optional<String> problem =
        localRequests
            .hostProblem(request)
            .or(() -> isPreflight ? Optional.empty() : originProblem(request));
    if (problem.isPresent()) {
      refusals.report(request, HttpStatus.FORBIDDEN_403, problem.get());
      HttpApiResponse.forbidden(problem.get()).write(id, exchange);
    } else if (isPreflight) {
      HttpApiResponse.NO_CONTENT.withCorsHeaders(preflight(request)).write(id, exchange);
    } else {
      route(request)
          .map(route -> HttpApiRequest.of(request, id, route, clock.instant(), domainName))
          .ifPresentOrElse(
              parsed -> read(parsed, exchange),
              () ->
                  refuse(
                      HttpApiResponse.NOT_FOUND, "No route of the HTTP API matches", id, exchange));
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

  /** Describes why CORS forbids the origin; the function is not invoked then. */
  private Optional<String> originProblem(Request request) {
    return LocalRequestFilter.foreignOrigin(request)
        .filter(origin -> cors.isPresent() && !cors.get().allows(origin))
        .map(_ -> "The CORS configuration does not allow the page's origin");
  }

  private void read(HttpApiRequest parsed, Exchange exchange) {
    Content.Source.asByteArrayAsync(
        exchange.request(),
        payloadBytes + EXCESS_BYTES,
        Promise.Invocable.from(
            InvocationType.NON_BLOCKING,
            body -> invoke(parsed, body, exchange),
            failure ->
                refuse(
                    unreadable(failure),
                    RefusalReporter.unreadableReason(failure),
                    parsed.id(),
                    exchange)));
  }

  private static HttpApiResponse unreadable(Throwable failure) {
    return switch (failure) {
      case IllegalStateException _ -> HttpApiResponse.TOO_LARGE;
      case TimeoutException _ -> HttpApiResponse.TIMEOUT;
      default -> HttpApiResponse.BAD_REQUEST;
    };
  }

  private void invoke(HttpApiRequest parsed, byte[] body, Exchange exchange) {
    if (body.length > payloadBytes) {
      refuse(
          HttpApiResponse.TOO_LARGE,
          "The body has more than %d bytes".formatted(payloadBytes),
          parsed.id(),
          exchange);
      return;
    }
    Thread.startVirtualThread(
        () -> {
          try {
            write(invoker.invoke(parsed, body), parsed.id(), exchange);
          } catch (RuntimeException observerFailure) {
            exchange.fail(observerFailure);
          }
        });
  }

  private void refuse(HttpApiResponse refusal, String reason, ApiRequestId id, Exchange exchange) {
    refusals.report(exchange.request(), refusal.status(), reason);
    write(refusal, id, exchange);
  }

  private void write(HttpApiResponse result, ApiRequestId id, Exchange exchange) {
    (cors.isPresent()
            ? result.withCorsHeaders(corsHeaders(exchange.request(), Cors::responseHeaders))
            : result)
        .write(id, exchange);
  }
}
