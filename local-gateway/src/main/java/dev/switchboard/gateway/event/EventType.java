package dev.switchboard.gateway.event;

import dev.switchboard.gateway.WebSocketApi;
import dev.switchboard.gateway.websocket.CloseReason;

/** What an event is about. */
public sealed interface EventType {

  String routeKey();

  String eventType();

  /** A client wants to connect. */
  record Connect() implements EventType {

    @Override
    public String routeKey() {
      return WebSocketApi.CONNECT;
    }

    @Override
    public String eventType() {
      return "CONNECT";
    }
  }

  /** A message came from a client. */
  record Message(String routeKey) implements EventType {

    @Override
    public String eventType() {
      return "MESSAGE";
    }
  }

  /** A connection has ended. */
  record Disconnect(CloseReason reason) implements EventType {

    @Override
    public String routeKey() {
      return WebSocketApi.DISCONNECT;
    }

    @Override
    public String eventType() {
      return "DISCONNECT";
    }
  }
}
