package dev.switchboard.gateway;

import dev.switchboard.gateway.Outcome.Answered;
import dev.switchboard.gateway.Outcome.Broken;
import dev.switchboard.gateway.Outcome.Silent;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.util.Callback;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes what happens to a connection to the function: {@code $connect}, {@code $default}, {@code
 * $disconnect}.
 */
final class Routes {

  private static final Logger LOG = LoggerFactory.getLogger(Routes.class);

  private final Integration integration;
  private final EventWriter events;

  Routes(Integration integration, EventWriter events) {
    this.integration = integration;
    this.events = events;
  }

  /** Asks whether a client may connect, and waits for the answer. */
  Outcome connect(Peer peer, Request request) {
    return invoke(events.connect(peer, RequestId.next(), request));
  }

  /** Hands over a message and returns at once: API Gateway promises no order between messages. */
  void message(OpenConnection from, String text) {
    RequestId id = RequestId.next();
    String event = events.message(from.peer(), id, text);
    Thread.startVirtualThread(() -> deliver(event, from, id));
  }

  /** Tells of a connection's end and returns at once; nobody looks at the answer. */
  void disconnect(Peer peer, CloseReason reason) {
    String event = events.disconnect(peer, RequestId.next(), reason);
    Thread.startVirtualThread(() -> invoke(event));
  }

  private void deliver(String event, OpenConnection from, RequestId id) {
    switch (invoke(event)) {
      case Broken _ ->
          from.send(ErrorFrame.internalServerError(from.peer().id(), id), Callback.NOOP);
      // The route is one-way: what a function answers to a message is sent to nobody.
      case Answered _, Silent _ -> {}
    }
  }

  private Outcome invoke(String event) {
    try {
      return ProxyResponse.read(integration.invoke(event));
    } catch (RuntimeException | Error failure) {
      // Whatever a function throws fails its invocation, and never the gateway.
      LOG.warn("The function failed", failure);
      return new Broken();
    }
  }
}
