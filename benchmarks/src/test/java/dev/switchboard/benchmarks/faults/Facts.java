package dev.switchboard.benchmarks.faults;

import dev.switchboard.domain.connection.Delivery;
import java.time.Duration;
import java.time.Instant;

/** Facts that are made up, in seconds from noon. */
final class Facts {

  private static final Duration POST = Duration.ofMillis(5);

  private Facts() {}

  static Instant at(double second) {
    return Peer.NOON.plusMillis(Math.round(second * 1_000));
  }

  static RecordedPost sent(Peer to, double ended) {
    return post(0, to, ended, new Delivery.Sent());
  }

  static RecordedPost sentBy(int process, double ended) {
    return post(process, Peer.ADA, ended, new Delivery.Sent());
  }

  static RecordedPost refused(Peer to, double ended) {
    return post(0, to, ended, new Delivery.Throttled());
  }

  static RecordedPost cutOff(Peer to, double ended) {
    return post(0, to, ended, new Delivery.Failed("The post was cut off."));
  }

  private static RecordedPost post(int process, Peer to, double ended, Delivery came) {
    return new RecordedPost(process, to.id(), "news", at(ended).minus(POST), at(ended), came);
  }
}
