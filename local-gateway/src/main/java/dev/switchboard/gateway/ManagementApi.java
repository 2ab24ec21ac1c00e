package dev.switchboard.gateway;

import dev.switchboard.gateway.fault.Faults;
import dev.switchboard.gateway.fault.PostFate;
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
final class ManagementApi {

  /** A body is read this far, so that a client may finish sending before it hears 413. */
  private static final int READABLE_BYTES = 10 * 1024 * 1024;

  private final OpenConnections connections;
  private final LocalCallers callers;
  private final Faults faults;
  private final Pulse pulse;
  private final int messageBytes;

  ManagementApi(
      OpenConnections connections,
      LocalCallers callers,
      Faults faults,
      Pulse pulse,
      GatewaySettings settings) {
    this.connections = connections;
    this.callers = callers;
    this.faults = faults;
    this.pulse = pulse;
    this.messageBytes = settings.limits().messageBytes();
  }

  void handle(String id, Request request, Response response, Callback callback) {
    if (!callers.admits(request)) {
      Answer.FORBIDDEN.write(response, callback);
    } else if (!ConnectionId.isWellFormed(id)) {
      Answer.badRequest("Invalid connectionId: " + id).write(response, callback);
    } else {
      pulse.whileRunning(() -> manage(id, request, response, callback));
    }
  }

  private void manage(String id, Request request, Response response, Callback callback) {
    switch (request.getMethod()) {
      case "POST" -> read(id, request, response, callback);
      case "GET" -> answer(id, ManagementApi::describe).write(response, callback);
      case "DELETE" -> answer(id, this::close).write(response, callback);
      default -> Answer.FORBIDDEN.write(response, callback);
    }
  }

  private void read(String id, Request request, Response response, Callback callback) {
    Content.Source.asByteArrayAsync(
        request,
        READABLE_BYTES,
        Promise.Invocable.from(
            InvocationType.NON_BLOCKING,
            body -> post(id, body, response, callback),
            failure -> Answer.unreadable(failure).write(response, callback)));
  }

  private void post(String id, byte[] body, Response response, Callback callback) {
    switch (faults.of(id)) {
      case PostFate.Delivered() -> send(id, body, response, callback);
      case PostFate.Late(var delay) ->
          CompletableFuture.delayedExecutor(delay.toMillis(), TimeUnit.MILLISECONDS)
              .execute(() -> send(id, body, response, callback));
      case PostFate.Refused.THROTTLED -> Answer.THROTTLED.write(response, callback);
      case PostFate.Refused.FAILED -> Answer.FAILED.write(response, callback);
      case PostFate.Refused.GONE -> Answer.GONE.write(response, callback);
    }
  }

  private void send(String id, byte[] body, Response response, Callback callback) {
    Optional<OpenConnection> connection = connections.find(id);
    if (connection.isEmpty()) {
      Answer.GONE.write(response, callback);
    } else if (body.length > messageBytes) {
      Answer.PAYLOAD_TOO_LARGE.write(response, callback);
    } else if (Utf8.decode(body).isEmpty()) {
      Answer.badRequest("The body is not UTF-8").write(response, callback);
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
            () -> answerOnce(Answer.OK, answered, response, callback),
            _ -> answerOnce(Answer.GONE, answered, response, callback));
    boolean taken = connection.send(body, answering);
    answerOnce(taken ? Answer.OK : Answer.THROTTLED, answered, response, callback);
  }

  private static void answerOnce(
      Answer answer, AtomicBoolean answered, Response response, Callback callback) {
    if (answered.compareAndSet(false, true)) {
      answer.write(response, callback);
    }
  }

  private Answer answer(String id, Function<OpenConnection, Answer> deed) {
    return connections.find(id).map(deed).orElse(Answer.GONE);
  }

  private Answer close(OpenConnection connection) {
    connections.close(connection, CloseReason.DELETED);
    return Answer.NO_CONTENT;
  }

  private static Answer describe(OpenConnection connection) {
    Peer peer = connection.peer();
    return Answer.ok(
        Json.object(
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
