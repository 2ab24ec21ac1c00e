package dev.switchboard.gateway.event;

import dev.switchboard.gateway.WebSocketApi;

/** The type of an event of a WebSocket API, with the fields of that type alone. */
sealed interface EventType {

  String routeKey();

  String text();

  /** A client requests a connection. */
  record Connect() implements EventType {

    @Override
    public String routeKey() {
      return WebSocketApi.CONNECT;
    }

    @Override
    public String text() {
      return "CONNECT";
    }
  }

  /** A client has sent a message. */
  record Message(String routeKey) implements EventType {

    @Override
    public String text() {
      return "MESSAGE";
    }
  }

  /**
   * A connection has ended.
   *
   * @param code a close code of RFC 6455
   * @param reason the reason text; may be empty
   */
  record Disconnect(int code, String reason) implements EventType {

    @Override
    public String routeKey() {
      return WebSocketApi.DISCONNECT;
    }

    @Override
    public String text() {
      return "DISCONNECT";
    }
  }
}
