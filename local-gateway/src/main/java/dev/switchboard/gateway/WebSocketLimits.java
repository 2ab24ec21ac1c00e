package dev.switchboard.gateway;

import dev.switchboard.gateway.format.DurationFormat;
import java.time.Duration;

/**
 * The quotas of a WebSocket API: sizes, times and rates.
 *
 * @param idle how long a connection may be without data in either direction before it is closed
 *     with 1001
 * @param duration how long a connection may last before it is closed with 1001
 * @param integration how long the function may take for an event
 * @param frameBytes the maximum payload of one frame, in either direction
 * @param messageBytes the maximum message, in one frame or several
 * @param unreadBytes how many bytes a client may leave unread before posts to it get status 429;
 *     API Gateway's figure is not known
 * @param messagesPerSecond how many messages a client may send per second before its connection is
 *     closed with 1008; 0 is no limit. API Gateway's figure is not known
 */
public record WebSocketLimits(
    Duration idle,
    Duration duration,
    Duration integration,
    int frameBytes,
    int messageBytes,
    int unreadBytes,
    int messagesPerSecond) {

  /** API Gateway's quotas for WebSocket APIs, none of which AWS raises. */
  public static final WebSocketLimits OF_AWS =
      new WebSocketLimits(
          Duration.ofMinutes(10),
          Duration.ofHours(2),
          Duration.ofSeconds(29),
          32 * 1024,
          128 * 1024,
          1024 * 1024,
          0);

  public WebSocketLimits {
    requirePositive("idle time", idle);
    requirePositive("duration", duration);
    requirePositive("integration time-out", integration);
    requireAtLeast(1, "frame size", frameBytes);
    requireAtLeast(frameBytes, "message size", messageBytes);
    requireAtLeast(messageBytes, "limit of unread bytes", unreadBytes);
    requireAtLeast(0, "limit of messages a second", messagesPerSecond);
  }

  /** Returns a copy with another idle time. */
  public WebSocketLimits withIdle(Duration other) {
    return new WebSocketLimits(
        other, duration, integration, frameBytes, messageBytes, unreadBytes, messagesPerSecond);
  }

  /** Returns a copy with another maximum duration of connections. */
  public WebSocketLimits withDuration(Duration other) {
    return new WebSocketLimits(
        idle, other, integration, frameBytes, messageBytes, unreadBytes, messagesPerSecond);
  }

  /** Returns a copy with another time-out for the function. */
  public WebSocketLimits withIntegration(Duration other) {
    return new WebSocketLimits(
        idle, duration, other, frameBytes, messageBytes, unreadBytes, messagesPerSecond);
  }

  /** Returns a copy with other maximum sizes of frames and messages. */
  public WebSocketLimits withSizes(int frame, int message) {
    return new WebSocketLimits(
        idle,
        duration,
        integration,
        frame,
        message,
        Math.max(unreadBytes, message),
        messagesPerSecond);
  }

  /** Returns a copy with another limit of unread bytes. */
  public WebSocketLimits withUnreadBytes(int other) {
    return new WebSocketLimits(
        idle, duration, integration, frameBytes, messageBytes, other, messagesPerSecond);
  }

  /** Returns a copy with another message rate. */
  public WebSocketLimits withMessagesPerSecond(int other) {
    return new WebSocketLimits(
        idle, duration, integration, frameBytes, messageBytes, unreadBytes, other);
  }

  private static void requirePositive(String what, Duration value) {
    if (!value.isPositive()) {
      throw new IllegalArgumentException(
          "The %s is %s: expected more than zero".formatted(what, DurationFormat.format(value)));
    }
  }

  private static void requireAtLeast(int least, String what, int value) {
    if (value < least) {
      throw new IllegalArgumentException(
          "The %s is %d: expected at least %d".formatted(what, value, least));
    }
  }
}
