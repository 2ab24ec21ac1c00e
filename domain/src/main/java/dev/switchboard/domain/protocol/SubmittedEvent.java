package dev.switchboard.domain.protocol;

/** What a client wants to have published, as far as it could be understood. */
public sealed interface SubmittedEvent {

  /** It can be published. */
  record Valid(Event event) implements SubmittedEvent {}

  /**
   * It cannot.
   *
   * @param reason one sentence for the client
   */
  record Invalid(String reason) implements SubmittedEvent {}
}
