package dev.switchboard.domain.protocol;

import dev.switchboard.domain.connection.StoreUnavailableException;

/**
 * An error for a client of the Events protocol.
 *
 * @param type the type, for programs
 * @param message one sentence, for people
 */
public record ProtocolError(Type type, String message) {

  /**
   * The error types of the protocol, as AppSync names them and its clients know them.
   *
   * <p>Source: AWS AppSync Events, "Understanding the Event API WebSocket protocol", and its
   * clients for Android and TypeScript.
   */
  public enum Type {
    /** The client is unknown, or its principal does not have the permission. */
    UNAUTHORIZED("UnauthorizedException"),
    /** The request does not follow the protocol. */
    BAD_REQUEST("BadRequestException"),
    /** The request has too many events. */
    INVALID_INPUT("InvalidInputError"),
    /** The connection has the maximum number of subscriptions. */
    MAX_SUBSCRIPTIONS_REACHED("MaxSubscriptionsReachedError"),
    /** The principal has the maximum number of connections. */
    LIMIT_EXCEEDED("LimitExceededError"),
    /** The type of the message is unknown. */
    UNSUPPORTED_OPERATION("UnsupportedOperation"),
    /** The subscription does not exist. */
    UNKNOWN_OPERATION("UnknownOperationError"),
    /** Subscribing failed on our side. */
    SUBSCRIPTION_PROCESSING("SubscriptionProcessingError"),
    /** Something that the request needs is unavailable; the same request may succeed later. */
    SERVICE_UNAVAILABLE("ServiceUnavailableException"),
    /** Anything else failed on our side. */
    MESSAGE_PROCESSING("MessageProcessingError");

    private final String wireName;

    Type(String wireName) {
      this.wireName = wireName;
    }

    /** Returns the name used in messages. */
    public String wireName() {
      return wireName;
    }
  }

  /**
   * Returns whether the client's credentials were refused or could not be checked, or its principal
   * exceeded a limit. The message then contains no text of the client.
   */
  public boolean isRefusal() {
    return type == Type.UNAUTHORIZED
        || type == Type.SERVICE_UNAVAILABLE
        || type == Type.LIMIT_EXCEEDED;
  }

  /**
   * Returns the error for a failure on our side. It contains the store's message, but no details of
   * a defect.
   */
  public static ProtocolError of(RuntimeException failure) {
    String reason =
        failure instanceof StoreUnavailableException down
            ? String.valueOf(down.getMessage())
            : "Internal error.";
    return new ProtocolError(Type.MESSAGE_PROCESSING, reason);
  }

  /**
   * The client is unknown, or its principal does not have the permission; the message does not say
   * which.
   */
  public static final ProtocolError UNAUTHORIZED =
      new ProtocolError(Type.UNAUTHORIZED, "You are not authorized to make this call.");
}
