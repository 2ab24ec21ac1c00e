package dev.switchboard.gateway;

import java.util.Optional;
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

  ManagementApi(OpenConnections connections, LocalCallers callers) {
    this.connections = connections;
    this.callers = callers;
  }

  void handle(String id, Request request, Response response, Callback callback) {
    if (!callers.admits(request)) {
      Answer.FORBIDDEN.write(response, callback);
    } else if (!ConnectionId.isWellFormed(id)) {
      Answer.badRequest("Invalid connectionId: " + id).write(response, callback);
    } else {
      switch (request.getMethod()) {
        case "POST" -> post(id, request, response, callback);
        case "GET" -> answer(id, ManagementApi::describe).write(response, callback);
        case "DELETE" -> answer(id, this::close).write(response, callback);
        default -> Answer.FORBIDDEN.write(response, callback);
      }
    }
  }

  private void post(String id, Request request, Response response, Callback callback) {
    Content.Source.asByteArrayAsync(
        request,
        READABLE_BYTES,
        Promise.Invocable.from(
            InvocationType.NON_BLOCKING,
            body -> post(id, body, response, callback),
            _ -> Answer.PAYLOAD_TOO_LARGE.write(response, callback)));
  }

  private void post(String id, byte[] body, Response response, Callback callback) {
    Optional<OpenConnection> connection = connections.find(id);
    if (connection.isEmpty()) {
      Answer.GONE.write(response, callback);
    } else if (body.length > Limits.MESSAGE_BYTES) {
      Answer.PAYLOAD_TOO_LARGE.write(response, callback);
    } else if (Utf8.decode(body).isEmpty()) {
      Answer.badRequest("The body is not UTF-8").write(response, callback);
    } else {
      connection.get().send(body, answering(response, callback));
    }
  }

  /** Answers when the socket has taken the message, or broke over it. */
  private static Callback answering(Response response, Callback callback) {
    return Callback.from(
        InvocationType.NON_BLOCKING,
        () -> Answer.OK.write(response, callback),
        _ -> Answer.GONE.write(response, callback));
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
