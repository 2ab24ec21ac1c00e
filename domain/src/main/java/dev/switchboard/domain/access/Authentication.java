package dev.switchboard.domain.access;

/** The result of checking credentials. */
public sealed interface Authentication {

  /** The credentials are valid. They are checked again with the next message. */
  record Authenticated(Principal principal) implements Authentication {}

  /**
   * The credentials are not valid.
   *
   * @param reason one sentence for the client; contains no part of the credentials
   */
  record Refused(String reason) implements Authentication {}

  /**
   * The credentials could not be checked at the moment. The same credentials may be accepted later.
   *
   * @param reason one sentence for the client; contains no part of the credentials
   */
  record Unavailable(String reason) implements Authentication {}
}
