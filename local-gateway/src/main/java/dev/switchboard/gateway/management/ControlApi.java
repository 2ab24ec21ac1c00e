package dev.switchboard.gateway.management;

import dev.switchboard.gateway.fault.Fault;
import dev.switchboard.gateway.fault.FaultReader;
import dev.switchboard.gateway.fault.Faults;
import dev.switchboard.gateway.format.JsonWriter;
import dev.switchboard.gateway.format.Utf8;
import dev.switchboard.gateway.http.Exchange;
import dev.switchboard.gateway.http.GatewayResponse;
import dev.switchboard.gateway.http.LocalRequestFilter;
import dev.switchboard.gateway.http.RefusalReporter;
import dev.switchboard.gateway.websocket.OpenConnection;
import dev.switchboard.gateway.websocket.OpenConnections;
import java.util.Optional;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.Promise;
import org.eclipse.jetty.util.thread.Invocable.InvocationType;

/**
 * An HTTP API that sets faults and cuts connections while the gateway runs.
 *
 * <ul>
 *   <li>{@code GET /faults}, {@code DELETE /faults}: the faults that are set; clear all of them
 *   <li>{@code PUT /faults/{name}} with the value as its body; {@code DELETE /faults/{name}}
 *   <li>{@code GET /connections}: the ids of all open connections
 *   <li>{@code DELETE /connections/{id}}: cuts a connection without a close frame
 * </ul>
 */
public final class ControlApi extends Handler.Abstract.NonBlocking {

  private static final int READABLE_BYTES = 1024;

  private final Faults faults;
  private final OpenConnections connections;
  private final LocalRequestFilter localRequests;
  private final RefusalReporter refusals;

  /** Controls these faults and connections. */
  public ControlApi(
      Faults faults,
      OpenConnections connections,
      LocalRequestFilter localRequests,
      RefusalReporter refusals) {
    this.faults = faults;
    this.connections = connections;
    this.localRequests = localRequests;
    this.refusals = refusals;
  }

  @Override
  public boolean handle(Request request, Response response, Callback callback) {
    Exchange exchange = new Exchange(request, response, callback);
    Optional<String> problem = localRequests.problem(request);
    if (problem.isPresent()) {
      refusals.refuse(GatewayResponse.forbidden(problem.get()), problem.get(), exchange);
      return true;
    }
    // Everything after the first slash is one name, including further slashes.
    String[] path = request.getHttpURI().getDecodedPath().substring(1).split("/", 2);
    String name = path.length == 2 ? path[1] : "";
    switch (request.getMethod() + " " + path[0] + (name.isEmpty() ? "" : "/")) {
      case "GET faults" -> listFaults().write(exchange);
      case "DELETE faults" -> clear().write(exchange);
      case "PUT faults/" -> set(name, exchange);
      case "DELETE faults/" -> clear(name).write(exchange);
      case "GET connections" -> listConnections().write(exchange);
      case "DELETE connections/" -> cut(name).write(exchange);
      default -> GatewayResponse.ofStatus(HttpStatus.NOT_FOUND_404).write(exchange);
    }
    return true;
  }

  private GatewayResponse listFaults() {
    return GatewayResponse.ok(
        JsonWriter.object(
            json -> {
              for (Fault fault : faults.all()) {
                json.writeStringField(fault.name(), fault.value());
              }
            }));
  }

  private GatewayResponse clear() {
    faults.clear();
    return GatewayResponse.NO_CONTENT;
  }

  private GatewayResponse clear(String name) {
    return faults.clear(name)
        ? GatewayResponse.NO_CONTENT
        : GatewayResponse.ofStatus(HttpStatus.NOT_FOUND_404);
  }

  private void set(String name, Exchange exchange) {
    Content.Source.asByteArrayAsync(
        exchange.request(),
        READABLE_BYTES,
        Promise.Invocable.from(
            InvocationType.NON_BLOCKING,
            body -> set(name, Utf8.decode(body).orElse("")).write(exchange),
            failure -> refusals.refuseUnreadable(failure, exchange)));
  }

  private GatewayResponse set(String name, String value) {
    try {
      faults.set(FaultReader.read(name, value.strip()));
      return GatewayResponse.NO_CONTENT;
    } catch (IllegalArgumentException malformed) {
      return GatewayResponse.badRequest(String.valueOf(malformed.getMessage()));
    }
  }

  private GatewayResponse listConnections() {
    return GatewayResponse.ok(
        JsonWriter.object(
            json -> {
              json.writeArrayFieldStart("connections");
              for (OpenConnection each : connections.all()) {
                json.writeString(each.info().id().text());
              }
              json.writeEndArray();
            }));
  }

  private GatewayResponse cut(String id) {
    return connections
        .find(id)
        .map(
            connection -> {
              connection.cut();
              return GatewayResponse.NO_CONTENT;
            })
        .orElse(GatewayResponse.ofStatus(HttpStatus.NOT_FOUND_404));
  }
}
