package dev.switchboard.gateway;

import dev.switchboard.gateway.format.DurationFormat;
import java.time.Duration;

/**
 * The quotas of an HTTP API: sizes and times.
 *
 * @param integration how long the function may take for a request: on AWS at most 30 s; here it may
 *     be longer, for debugging
 * @param payloadBytes the maximum body of a request
 * @param invocationBytes the maximum event and response of Lambda, as JSON; a binary body is a
 *     third longer there
 */
public record HttpApiLimits(Duration integration, int payloadBytes, int invocationBytes) {

  /** API Gateway's quotas for HTTP APIs and Lambda's for an invocation; AWS raises none of them. */
  public static final HttpApiLimits OF_AWS =
      new HttpApiLimits(Duration.ofSeconds(30), 10 * 1024 * 1024, 6 * 1024 * 1024);

  public HttpApiLimits {
    if (!integration.isPositive()) {
      throw new IllegalArgumentException(
          "The integration time-out is %s: expected more than zero"
              .formatted(DurationFormat.format(integration)));
    }
    requirePositive("payload size", payloadBytes);
    requirePositive("invocation size", invocationBytes);
  }

  /** Returns a copy with another time-out for the function. */
  public HttpApiLimits withIntegration(Duration other) {
    return new HttpApiLimits(other, payloadBytes, invocationBytes);
  }

  /** Returns a copy with other limits on a body, and on events and responses. */
  public HttpApiLimits withSizes(int payload, int invocation) {
    return new HttpApiLimits(integration, payload, invocation);
  }

  private static void requirePositive(String what, int value) {
    if (value < 1) {
      throw new IllegalArgumentException(
          "The %s is %d: expected at least 1".formatted(what, value));
    }
  }
}
