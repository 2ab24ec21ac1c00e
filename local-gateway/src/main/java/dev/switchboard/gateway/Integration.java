package dev.switchboard.gateway;

/**
 * The function behind the gateway: event JSON in, response JSON out.
 *
 * <p>A thrown exception is what an error of a Lambda function is. Calls come at the same time, each
 * on a thread of its own.
 */
@FunctionalInterface
public interface Integration {

  /** Answers one event. */
  String invoke(String event);
}
