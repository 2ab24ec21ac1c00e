package dev.switchboard.gateway.invoke;

import dev.switchboard.gateway.FunctionFailedException;

/** The result of posting an event to a function once. */
sealed interface Attempt {

  /** The function returned a response. */
  record Answered(String response) implements Attempt {}

  /** The function failed, or could not be reached. */
  record Failed(FunctionFailedException failure) implements Attempt {}

  /** The server did not hand the event to the function, such as with 429. */
  record Refused(FunctionFailedException failure) implements Attempt {}

  /** The connection ended without an answer; the function may have handled the event. */
  record Dropped(FunctionFailedException failure) implements Attempt {}
}
