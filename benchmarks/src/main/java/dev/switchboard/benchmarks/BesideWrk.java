package dev.switchboard.benchmarks;

import dev.switchboard.benchmarks.contender.Contenders;
import java.io.IOException;
import java.net.URI;

/** Our posts beside {@link Wrk}'s, on the same server. */
final class BesideWrk {

  private static final int ROUNDS = 5;

  /** So long together, that the two are measured over similar times. */
  private static final int POSTS = 5 * WarmPosts.POSTS;

  private BesideWrk() {}

  static Comparison measure(Posters posters, URI endpoint, Phase phase)
      throws IOException, InterruptedException {
    try (Wrk wrk = Wrk.prepare(posters.pin());
        Poster poster = posters.start(Contenders.LEAN, endpoint, phase)) {
      WarmPosts.warmUp(poster);
      return Comparison.inTurns(
          1, ROUNDS, () -> poster.post(0, POSTS).time(), () -> wrk.post(endpoint, POSTS));
    }
  }

  /** The time of one round, in the table's unit. */
  static Unit unit() {
    return new Unit.PerSecond(POSTS);
  }
}
