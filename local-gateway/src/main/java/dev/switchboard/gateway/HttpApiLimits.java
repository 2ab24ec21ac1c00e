package dev.switchboard.gateway;

import dev.switchboard.gateway.format.DurationFormat;
import java.time.Duration;

/**
 * What an HTTP API lets through and for how long it waits.
 *
 * @param integration how long the function may take over a request; on AWS 30 s at most, here as
 *     long as somebody needs who stops at a breakpoint
 * @param payloadBytes the longest body of a request
 * @param invocationBytes the longest event and the longest answer that Lambda takes, as JSON, in
 *     which a body of bytes is a third longer than it was
 */
public record HttpApiLimits(Duration integration, int payloadBytes, int invocationBytes) {

  /** API Gateway's quotas for HTTP APIs and Lambda's for an invocation; AWS raises none of them. */
  public static final HttpApiLimits OF_AWS =
      new HttpApiLimits(Duration.ofSeconds(30), 10 * 1024 * 1024, 6 * 1024 * 1024);

  public HttpApiLimits {
    if (!integration.isPositive()) {
      throw new IllegalArgumentException(
          "The integration time-out is %s: expected more than nothing"
              .formatted(DurationFormat.of(integration)));
    }
    requirePositive("payload size", payloadBytes);
    requirePositive("invocation size", invocationBytes);
  }

  /** These, but for the time the function may take. */
  public HttpApiLimits withIntegration(Duration other) {
    return new HttpApiLimits(other, payloadBytes, invocationBytes);
  }

  /** These, but for the longest body, event and answer. */
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
