package dev.switchboard.domain.protocol;

import dev.switchboard.domain.connection.StoreUnavailableException;

/**
 * Why a client of the Events protocol does not get what it asked for.
 *
 * @param type by which a program tells it
 * @param message one sentence by which a person does
 */
public record ProtocolError(Type type, String message) {

  /**
   * The error types of the protocol, as AppSync names them and its clients know them.
   *
   * <p>Source: AWS AppSync Events, "Understanding the Event API WebSocket protocol", and its
   * clients for Android and TypeScript.
   */
  public enum Type {
    /** The client is unknown, or its principal is not allowed this. */
    UNAUTHORIZED("UnauthorizedException"),
    /** The request does not follow the protocol. */
    BAD_REQUEST("BadRequestException"),
    /** There are more events in it than one request may have. */
    INVALID_INPUT("InvalidInputError"),
    /** The connection has as many subscriptions as it may. */
    MAX_SUBSCRIPTIONS_REACHED("MaxSubscriptionsReachedError"),
    /** A message of a type that is unknown. */
    UNSUPPORTED_OPERATION("UnsupportedOperation"),
    /** There is no such subscription. */
    UNKNOWN_OPERATION("UnknownOperationError"),
    /** Subscribing failed for no fault of the client's. */
    SUBSCRIPTION_PROCESSING("SubscriptionProcessingError"),
    /** Anything else failed for no fault of the client's. */
    MESSAGE_PROCESSING("MessageProcessingError");

    private final String wireName;

    Type(String wireName) {
      this.wireName = wireName;
    }

    /** As it is written. */
    public String wireName() {
      return wireName;
    }
  }

  /** Something failed on our side: what the store says of it is told, a defect of ours is not. */
  public static ProtocolError of(RuntimeException failure) {
    String reason =
        failure instanceof StoreUnavailableException down
            ? String.valueOf(down.getMessage())
            : "Internal error.";
    return new ProtocolError(Type.MESSAGE_PROCESSING, reason);
  }

  /**
   * The client is unknown, or its principal is not allowed this; the message does not say which.
   */
  public static final ProtocolError UNAUTHORIZED =
      new ProtocolError(Type.UNAUTHORIZED, "You are not authorized to make this call.");
}
