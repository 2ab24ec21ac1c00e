package dev.switchboard.gateway.event;

import dev.switchboard.gateway.format.RandomId;

/**
 * The id of one request or event. Error frames contain it, so that an error can be found in a log.
 */
public record ApiRequestId(String text) {

  /** Returns a new id. */
  public static ApiRequestId next() {
    return new ApiRequestId(RandomId.next());
  }
}
