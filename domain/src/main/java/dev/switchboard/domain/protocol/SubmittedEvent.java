package dev.switchboard.domain.protocol;

/** One event of a publish request, after validation. */
public sealed interface SubmittedEvent {

  /** The event can be published. */
  record Valid(Event event) implements SubmittedEvent {}

  /**
   * The event cannot be published.
   *
   * @param reason one sentence for the client
   */
  record Invalid(String reason) implements SubmittedEvent {}
}
