package dev.switchboard.gateway.event;

import dev.switchboard.gateway.format.RandomId;

/**
 * The id of one event, which error frames repeat so that a client's trouble can be found in a log.
 */
public record ApiRequestId(String text) {

  public static ApiRequestId next() {
    return new ApiRequestId(RandomId.next());
  }
}
