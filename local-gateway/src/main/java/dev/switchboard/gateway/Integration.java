package dev.switchboard.gateway;

/**
 * A function behind the gateway: it receives an event as JSON, and returns a response as JSON.
 *
 * <p>An exception is the equivalent of a Lambda function's error. Calls are concurrent, each on a
 * thread of its own. The gateway stops waiting for a call that takes too long, and does not
 * interrupt it: Lambda lets it run until its own timeout.
 */
@FunctionalInterface
public interface Integration {

  /** Handles one event, and returns the response. */
  String invoke(String event);

  /**
   * The same function for events that no client waits for, such as {@code $disconnect}. It may
   * delay them, so that none is lost.
   */
  default Integration forDisconnects() {
    return this;
  }
}
