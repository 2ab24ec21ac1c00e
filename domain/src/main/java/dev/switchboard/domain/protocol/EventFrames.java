package dev.switchboard.domain.protocol;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.switchboard.domain.connection.Frame;
import dev.switchboard.domain.connection.Subscription;

/**
 * The frames of one event for all subscriptions. They differ by protocol, and in the Events
 * protocol by the subscription's id; the rest is written once.
 *
 * @param plain the frame for plain clients
 * @param beforeId the text of a frame of the Events protocol before the subscription's id
 * @param afterId the text after the id
 */
public record EventFrames(Frame plain, String beforeId, String afterId) {

  /** Returns the frame for one subscription. */
  public Frame to(Subscription subscription) {
    return switch (subscription.connection().protocol()) {
      case PLAIN -> plain;
      case EVENTS -> new Frame(beforeId + subscription.id() + afterId);
    };
  }

  /**
   * Returns the size in bytes of UTF-8 of a frame of the Events protocol without its subscription
   * id.
   */
  public int bytes() {
    return beforeId.getBytes(UTF_8).length + afterId.getBytes(UTF_8).length;
  }
}
