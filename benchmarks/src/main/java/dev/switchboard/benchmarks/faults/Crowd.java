package dev.switchboard.benchmarks.faults;

import static java.util.stream.Collectors.toSet;

import dev.switchboard.domain.connection.ConnectionId;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * Peers who have left, more than a fan-out forgets in a second, so that some are left to jobs. The
 * gateway never had them, and is not asked: that it answers 410 is seen of those who really left.
 */
final class Crowd {

  static final Set<ConnectionId> GONE =
      IntStream.range(0, 220).mapToObj(i -> new ConnectionId("gone-" + i)).collect(toSet());

  private Crowd() {}
}
