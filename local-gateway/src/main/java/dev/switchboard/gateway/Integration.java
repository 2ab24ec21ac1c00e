package dev.switchboard.gateway;

/**
 * A function behind the gateway: event JSON in, response JSON out.
 *
 * <p>A thrown exception is what an error of a Lambda function is. Calls come at the same time, each
 * on a thread of its own. One that takes too long is no longer waited for, and not interrupted
 * either: Lambda lets it run on to its own time-out.
 */
@FunctionalInterface
public interface Integration {

  /** Answers one event. */
  String invoke(String event);
}
