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

/** {@code @connections}: posts to a connection, describes it, closes it. It checks no signature. */
public final class ManagementApi {

  /** A body is read this far, so that a client may finish sending before it hears 413. */
  private static final int READABLE_BYTES = 10 * 1024 * 1024;

  private final OpenConnections connections;
  private final LocalRequestFilter callers;
  private final Faults faults;
  private final FreezeSimulator pulse;
  private final int messageBytes;

  public ManagementApi(
      OpenConnections connections,
      LocalRequestFilter callers,
      Faults faults,
      FreezeSimulator pulse,
      GatewaySettings settings) {
    this.connections = connections;
    this.callers = callers;
    this.faults = faults;
    this.pulse = pulse;
    this.messageBytes = settings.limits().messageBytes();
  }

  public void handle(String id, Request request, Response response, Callback callback) {
    if (!callers.admits(request)) {
      GatewayResponse.FORBIDDEN.write(response, callback);
    } else if (!ApiConnectionId.isWellFormed(id)) {
      GatewayResponse.badRequest("Invalid connectionId: " + id).write(response, callback);
    } else {
      pulse.whileRunning(() -> manage(id, request, response, callback));
    }
  }

  private void manage(String id, Request request, Response response, Callback callback) {
    switch (request.getMethod()) {
      case "POST" -> read(id, request, response, callback);
      case "GET" -> answer(id, ManagementApi::describe).write(response, callback);
      case "DELETE" -> answer(id, this::close).write(response, callback);
      default -> GatewayResponse.FORBIDDEN.write(response, callback);
    }
  }

  private void read(String id, Request request, Response response, Callback callback) {
    Content.Source.asByteArrayAsync(
        request,
        READABLE_BYTES,
        Promise.Invocable.from(
            InvocationType.NON_BLOCKING,
            body -> post(id, body, response, callback),
            failure -> GatewayResponse.unreadable(failure).write(response, callback)));
  }

  private void post(String id, byte[] body, Response response, Callback callback) {
    switch (faults.of(id)) {
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
   * Answers when the message is on its way: the socket has taken it, or it waits for a client that
   * reads slowly. What waits is bounded, and a post beyond it is the slow consumer's 429.
   */
  private static void send(
      OpenConnection connection, byte[] body, Response response, Callback callback) {
    AtomicBoolean answered = new AtomicBoolean();
    Callback answering =
        Callback.from(
            InvocationType.NON_BLOCKING,
            () -> answerOnce(GatewayResponse.OK, answered, response, callback),
            _ -> answerOnce(GatewayResponse.GONE, answered, response, callback));
    boolean taken = connection.send(body, answering);
    answerOnce(
        taken ? GatewayResponse.OK : GatewayResponse.THROTTLED, answered, response, callback);
  }

  private static void answerOnce(
      GatewayResponse answer, AtomicBoolean answered, Response response, Callback callback) {
    if (answered.compareAndSet(false, true)) {
      answer.write(response, callback);
    }
  }

  private GatewayResponse answer(String id, Function<OpenConnection, GatewayResponse> deed) {
    return connections.find(id).map(deed).orElse(GatewayResponse.GONE);
  }

  private GatewayResponse close(OpenConnection connection) {
    connections.close(connection, CloseReason.DELETED);
    return GatewayResponse.NO_CONTENT;
  }

  private static GatewayResponse describe(OpenConnection connection) {
    ConnectionInfo peer = connection.peer();
    return GatewayResponse.ok(
        JsonWriter.object(
            json -> {
              json.writeStringField("connectedAt", peer.connectedAt().toString());
              json.writeObjectFieldStart("identity");
              json.writeStringField("sourceIp", peer.identity().sourceIp());
              json.writeStringField("userAgent", peer.identity().userAgent());
              json.writeEndObject();
              json.writeStringField("lastActiveAt", connection.lastActiveAt().toString());
            }));
  }
}
