package dev.switchboard.gateway.management;

import dev.switchboard.gateway.GatewaySettings;
import dev.switchboard.gateway.event.ApiConnectionId;
import dev.switchboard.gateway.event.ConnectionInfo;
import dev.switchboard.gateway.fault.Faults;
import dev.switchboard.gateway.fault.PostOutcome;
import dev.switchboard.gateway.format.JsonWriter;
import dev.switchboard.gateway.format.Utf8;
import dev.switchboard.gateway.http.Exchange;
import dev.switchboard.gateway.http.GatewayResponse;
import dev.switchboard.gateway.http.LocalRequestFilter;
import dev.switchboard.gateway.http.RefusalReporter;
import dev.switchboard.gateway.invoke.FreezeSimulator;
import dev.switchboard.gateway.websocket.CloseReason;
import dev.switchboard.gateway.websocket.OpenConnection;
import dev.switchboard.gateway.websocket.OpenConnections;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.Promise;
import org.eclipse.jetty.util.thread.Invocable.InvocationType;

/**
 * {@code @connections}: posts to a connection, describes it or closes it. It checks no signature.
 */
public final class ManagementApi {

  /**
   * The bytes of a body that are read at most, so that a client can finish sending before it gets
   * 413.
   */
  private static final int READABLE_BYTES = 10 * 1024 * 1024;

  private final OpenConnections connections;
  private final LocalRequestFilter localRequests;
  private final RefusalReporter refusals;
  private final Faults faults;
  private final FreezeSimulator freezeSimulator;
  private final int messageBytes;

  /** Creates a management API for these connections. */
  public ManagementApi(
      OpenConnections connections,
      LocalRequestFilter localRequests,
      Faults faults,
      FreezeSimulator freezeSimulator,
      RefusalReporter refusals,
      GatewaySettings settings) {
    this.connections = connections;
    this.localRequests = localRequests;
    this.refusals = refusals;
    this.faults = faults;
    this.freezeSimulator = freezeSimulator;
    this.messageBytes = settings.limits().messageBytes();
  }

  /** Answers a request for a connection, by the id in its path. */
  public void handle(String id, Exchange exchange) {
    Optional<String> problem = localRequests.problem(exchange.request());
    if (problem.isPresent()) {
      refusals.refuse(GatewayResponse.forbidden(problem.get()), problem.get(), exchange);
    } else if (!ApiConnectionId.isWellFormed(id)) {
      refusals.refuse(
          GatewayResponse.badRequest("Invalid connectionId: " + id),
          "The path ends in no connection id, which has 16 characters",
          exchange);
    } else {
      freezeSimulator.runUnlessFrozen(() -> manage(id, exchange));
    }
  }

  private void manage(String id, Exchange exchange) {
    switch (exchange.request().getMethod()) {
      case "POST" -> read(id, exchange);
      case "GET" -> answer(id, ManagementApi::describe).write(exchange);
      case "DELETE" -> answer(id, this::close).write(exchange);
      default ->
          refusals.refuse(
              GatewayResponse.FORBIDDEN, "A connection has only POST, GET and DELETE", exchange);
    }
  }

  private void read(String id, Exchange exchange) {
    Content.Source.asByteArrayAsync(
        exchange.request(),
        READABLE_BYTES,
        Promise.Invocable.from(
            InvocationType.NON_BLOCKING,
            body -> post(id, body, exchange),
            failure -> refusals.refuseUnreadable(failure, exchange)));
  }

  private void post(String id, byte[] body, Exchange exchange) {
    switch (faults.nextPost(id)) {
      case PostOutcome.Delivered() -> send(id, body, exchange);
      case PostOutcome.Late(var delay) ->
          CompletableFuture.delayedExecutor(delay.toMillis(), TimeUnit.MILLISECONDS)
              .execute(() -> send(id, body, exchange));
      case PostOutcome.Refused.THROTTLED -> GatewayResponse.THROTTLED.write(exchange);
      case PostOutcome.Refused.FAILED -> GatewayResponse.FAILED.write(exchange);
      case PostOutcome.Refused.GONE -> GatewayResponse.GONE.write(exchange);
    }
  }

  private void send(String id, byte[] body, Exchange exchange) {
    Optional<OpenConnection> connection = connections.find(id);
    if (connection.isEmpty()) {
      GatewayResponse.GONE.write(exchange);
    } else if (body.length > messageBytes) {
      GatewayResponse.PAYLOAD_TOO_LARGE.write(exchange);
    } else if (Utf8.decode(body).isEmpty()) {
      GatewayResponse.badRequest("The body is not UTF-8").write(exchange);
    } else {
      send(connection.get(), body, exchange);
    }
  }

  /**
   * Sends a message, and answers when it is written to the socket, or queued for a client that
   * reads slowly. The queue is bounded. A post beyond its limit gets status 429, as for a slow
   * consumer.
   */
  private static void send(OpenConnection connection, byte[] body, Exchange exchange) {
    AtomicBoolean isAnswered = new AtomicBoolean();
    Callback answering =
        Callback.from(
            InvocationType.NON_BLOCKING,
            () -> answerOnce(GatewayResponse.OK, isAnswered, exchange),
            _ -> answerOnce(GatewayResponse.GONE, isAnswered, exchange));
    boolean isQueued = connection.send(body, answering);
    answerOnce(isQueued ? GatewayResponse.OK : GatewayResponse.THROTTLED, isAnswered, exchange);
  }

  private static void answerOnce(
      GatewayResponse result, AtomicBoolean isAnswered, Exchange exchange) {
    if (isAnswered.compareAndSet(false, true)) {
      result.write(exchange);
    }
  }

  private GatewayResponse answer(String id, Function<OpenConnection, GatewayResponse> action) {
    return connections.find(id).map(action).orElse(GatewayResponse.GONE);
  }

  private GatewayResponse close(OpenConnection connection) {
    connections.close(connection, CloseReason.DELETED);
    return GatewayResponse.NO_CONTENT;
  }

  private static GatewayResponse describe(OpenConnection connection) {
    ConnectionInfo info = connection.info();
    return GatewayResponse.ok(
        JsonWriter.object(
            json -> {
              json.writeStringField("connectedAt", info.connectedAt().toString());
              json.writeObjectFieldStart("identity");
              json.writeStringField("sourceIp", info.identity().sourceIp());
              json.writeStringField("userAgent", info.identity().userAgent());
              json.writeEndObject();
              json.writeStringField("lastActiveAt", connection.lastActiveAt().toString());
            }));
  }
}
