package dev.switchboard.domain.protocol;

/** What a client wants to have published, as far as it could be understood. */
public sealed interface Submission {

  /** It can be published. */
  record Usable(Event event) implements Submission {}

  /**
   * It cannot.
   *
   * @param reason one sentence for the client
   */
  record Unusable(String reason) implements Submission {}
}
