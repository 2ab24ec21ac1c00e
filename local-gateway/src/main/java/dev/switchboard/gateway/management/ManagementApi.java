package dev.switchboard.gateway.management;

import dev.switchboard.gateway.GatewaySettings;
import dev.switchboard.gateway.event.ApiConnectionId;
import dev.switchboard.gateway.event.ConnectionInfo;
import dev.switchboard.gateway.fault.Faults;
import dev.switchboard.gateway.fault.PostOutcome;
import dev.switchboard.gateway.format.JsonWriter;
import dev.switchboard.gateway.format.Utf8;
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
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
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
  public void handle(String id, Request request, Response response, Callback callback) {
    Optional<String> problem = localRequests.problem(request);
    if (problem.isPresent()) {
      refusals.refuse(
          GatewayResponse.forbidden(problem.get()), problem.get(), request, response, callback);
    } else if (!ApiConnectionId.isWellFormed(id)) {
      refusals.refuse(
          GatewayResponse.badRequest("Invalid connectionId: " + id),
          "The path ends in no connection id, which has 16 characters",
          request,
          response,
          callback);
    } else {
      freezeSimulator.runUnlessFrozen(() -> manage(id, request, response, callback));
    }
  }

  private void manage(String id, Request request, Response response, Callback callback) {
    switch (request.getMethod()) {
      case "POST" -> read(id, request, response, callback);
      case "GET" -> answer(id, ManagementApi::describe).write(response, callback);
      case "DELETE" -> answer(id, this::close).write(response, callback);
      default ->
          refusals.refuse(
              GatewayResponse.FORBIDDEN,
              "A connection has only POST, GET and DELETE",
              request,
              response,
              callback);
    }
  }

  private void read(String id, Request request, Response response, Callback callback) {
    Content.Source.asByteArrayAsync(
        request,
        READABLE_BYTES,
        Promise.Invocable.from(
            InvocationType.NON_BLOCKING,
            body -> post(id, body, response, callback),
            failure -> refusals.refuseUnreadable(failure, request, response, callback)));
  }

  private void post(String id, byte[] body, Response response, Callback callback) {
    switch (faults.nextPost(id)) {
      case PostOutcome.Delivered() -> send(id, body, response, callback);
      case PostOutcome.Late(var delay) ->
          CompletableFuture.delayedExecutor(delay.toMillis(), TimeUnit.MILLISECONDS)
              .execute(() -> send(id, body, response, callback));
      case PostOutcome.Refused.THROTTLED -> GatewayResponse.THROTTLED.write(response, callback);
      case PostOutcome.Refused.FAILED -> GatewayResponse.FAILED.write(response, callback);
      case PostOutcome.Refused.GONE -> GatewayResponse.GONE.write(response, callback);
    }
  }

  private void send(String id, byte[] body, Response response, Callback callback) {
    Optional<OpenConnection> connection = connections.find(id);
    if (connection.isEmpty()) {
      GatewayResponse.GONE.write(response, callback);
    } else if (body.length > messageBytes) {
      GatewayResponse.PAYLOAD_TOO_LARGE.write(response, callback);
    } else if (Utf8.decode(body).isEmpty()) {
      GatewayResponse.badRequest("The body is not UTF-8").write(response, callback);
    } else {
      send(connection.get(), body, response, callback);
    }
  }

  /**
   * Sends a message, and answers when it is written to the socket, or queued for a client that
   * reads slowly. The queue is bounded. A post beyond its limit gets status 429, as for a slow
   * consumer.
   */
  private static void send(
      OpenConnection connection, byte[] body, Response response, Callback callback) {
    AtomicBoolean isAnswered = new AtomicBoolean();
    Callback answering =
        Callback.from(
            InvocationType.NON_BLOCKING,
            () -> answerOnce(GatewayResponse.OK, isAnswered, response, callback),
            _ -> answerOnce(GatewayResponse.GONE, isAnswered, response, callback));
    boolean isQueued = connection.send(body, answering);
    answerOnce(
        isQueued ? GatewayResponse.OK : GatewayResponse.THROTTLED, isAnswered, response, callback);
  }

  private static void answerOnce(
      GatewayResponse result, AtomicBoolean isAnswered, Response response, Callback callback) {
    if (isAnswered.compareAndSet(false, true)) {
      result.write(response, callback);
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
