package dev.switchboard.proof;

import dev.switchboard.domain.connection.Delivery;
import java.time.Duration;
import java.time.Instant;

/** Invented posts, with their times in seconds from noon. */
final class SamplePosts {

  private static final Duration POST = Duration.ofMillis(5);

  private SamplePosts() {}

  static Instant at(double second) {
    return SamplePeer.NOON.plusMillis(Math.round(second * 1_000));
  }

  static RecordedPost sent(SamplePeer to, double ended) {
    return post(0, to, ended, new Delivery.Sent());
  }

  static RecordedPost sentBy(int process, double ended) {
    return post(process, SamplePeer.ADA, ended, new Delivery.Sent());
  }

  static RecordedPost refused(SamplePeer to, double ended) {
    return post(0, to, ended, new Delivery.Throttled());
  }

  static RecordedPost cutOff(SamplePeer to, double ended) {
    return post(0, to, ended, new Delivery.Failed("The post was cut off."));
  }

  private static RecordedPost post(int process, SamplePeer to, double ended, Delivery came) {
    return new RecordedPost(process, to.id(), "news", at(ended).minus(POST), at(ended), came);
  }
}
