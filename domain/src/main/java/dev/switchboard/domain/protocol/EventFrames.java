package dev.switchboard.domain.protocol;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.switchboard.domain.connection.Frame;
import dev.switchboard.domain.connection.Subscription;

/**
 * The frames that carry one event to all who are subscribed. They differ by protocol, and in the
 * Events protocol by the subscription's id; the rest is written once.
 *
 * @param plain for a plain client
 * @param beforeId what a frame of the Events protocol says before the subscription's id
 * @param afterId what it says after that
 */
public record EventFrames(Frame plain, String beforeId, String afterId) {

  /** The frame for one subscription. */
  public Frame to(Subscription subscription) {
    return switch (subscription.connection().protocol()) {
      case PLAIN -> plain;
      case EVENTS -> new Frame(beforeId + subscription.id() + afterId);
    };
  }

  /** How many bytes of UTF-8 a frame of the Events protocol is, without the subscription's id. */
  public int bytes() {
    return beforeId.getBytes(UTF_8).length + afterId.getBytes(UTF_8).length;
  }
}
