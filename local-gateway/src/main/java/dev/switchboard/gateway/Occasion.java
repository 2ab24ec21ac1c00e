package dev.switchboard.gateway;

/** What an event is about. */
sealed interface Occasion {

  String routeKey();

  String eventType();

  /** A client wants to connect. */
  record Connect() implements Occasion {

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
  record Message(String routeKey) implements Occasion {

    @Override
    public String eventType() {
      return "MESSAGE";
    }
  }

  /** A connection has ended. */
  record Disconnect(CloseReason reason) implements Occasion {

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
