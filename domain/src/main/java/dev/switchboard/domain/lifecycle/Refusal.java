package dev.switchboard.domain.lifecycle;

import dev.switchboard.domain.connection.PrincipalId;
import java.util.Optional;

/**
 * The refusal of a connect or a message.
 *
 * @param reason one sentence for the client
 * @param principal the principal that was refused, for the log; absent if it is not known
 */
public record Refusal(Kind kind, String reason, Optional<PrincipalId> principal)
    implements ConnectResult, MessageResult {

  /** What a client can do about a refusal. */
  public enum Kind {
    /** The client, its credentials or its protocol are not allowed here. */
    NOT_ALLOWED,
    /** The message cannot be delivered as it was sent. */
    INVALID_MESSAGE,
    /** Access cannot be checked at the moment; the client should try again. */
    UNAVAILABLE,
    /** The client's principal exceeded a limit; the client should try again later. */
    OVER_LIMIT
  }

  /** Creates a refusal without a principal. */
  public Refusal(Kind kind, String reason) {
    this(kind, reason, Optional.empty());
  }

  /** Creates the refusal of something that is not allowed. */
  public Refusal(String reason) {
    this(Kind.NOT_ALLOWED, reason);
  }

  /** Returns the same refusal, of this principal. */
  Refusal of(Optional<PrincipalId> refused) {
    return new Refusal(kind, reason, refused);
  }
}
