package dev.switchboard.domain.lifecycle;

/**
 * The refusal of a connect or a message.
 *
 * @param reason one sentence for the client
 */
public record Refusal(Kind kind, String reason) implements ConnectResult, MessageResult {

  /** What a client can do about a refusal. */
  public enum Kind {
    /** The client, its credentials or its protocol are not allowed here. */
    NOT_ALLOWED,
    /** The message cannot be delivered as it was sent. */
    INVALID_MESSAGE,
    /** Access cannot be checked at the moment; the client should try again. */
    UNAVAILABLE
  }

  /** Creates the refusal of something that is not allowed. */
  public Refusal(String reason) {
    this(Kind.NOT_ALLOWED, reason);
  }
}
