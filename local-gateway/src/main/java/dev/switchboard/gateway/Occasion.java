package dev.switchboard.gateway;

/** What an event is about. */
sealed interface Occasion {

  String routeKey();

  String eventType();

  /** A client wants to connect. */
  record Connect() implements Occasion {

    @Override
    public String routeKey() {
      return "$connect";
    }

    @Override
    public String eventType() {
      return "CONNECT";
    }
  }

  /** A message came from a client. */
  record Message() implements Occasion {

    @Override
    public String routeKey() {
      return "$default";
    }

    @Override
    public String eventType() {
      return "MESSAGE";
    }
  }

  /** A connection has ended. */
  record Disconnect(CloseReason reason) implements Occasion {

    @Override
    public String routeKey() {
      return "$disconnect";
    }

    @Override
    public String eventType() {
      return "DISCONNECT";
    }
  }
}
