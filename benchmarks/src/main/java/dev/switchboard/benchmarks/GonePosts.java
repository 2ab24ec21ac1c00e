package dev.switchboard.benchmarks;

import dev.switchboard.aws.apigateway.ApiGatewaySettings;
import dev.switchboard.benchmarks.contender.Contenders;
import dev.switchboard.benchmarks.stub.Behaviour;
import java.io.IOException;
import java.time.Duration;

/**
 * Posts to an audience in memory of which one in five is gone, beside the same with none gone.
 *
 * @param left how many were still in the store after each round: the most that there ever were, or
 *     the least if that is further off
 */
record GonePosts(Comparison time, int left) {

  /** How many should be left. */
  static final int STAY = WarmPosts.POSTS / 5 * 4;

  private static final int WARM_UP = 15;
  private static final int ROUNDS = 11;

  static GonePosts measure(Posters posters, Stub stub) throws IOException, InterruptedException {
    try (Poster some = start(posters, stub, Behaviour.SOME_GONE);
        Poster none = start(posters, stub, Behaviour.PROMPT)) {
      some.fill(WarmPosts.POSTS);
      none.fill(WarmPosts.POSTS);
      int[] left = {STAY};
      Comparison time =
          Comparison.inTurns(
              WARM_UP,
              ROUNDS,
              () -> {
                Duration took = some.post(0, WarmPosts.POSTS).time();
                int found = some.fill(WarmPosts.POSTS);
                left[0] = Math.abs(found - STAY) > Math.abs(left[0] - STAY) ? found : left[0];
                return took;
              },
              () -> none.post(0, WarmPosts.POSTS).time());
      return new GonePosts(time, left[0]);
    }
  }

  private static Poster start(Posters posters, Stub stub, Behaviour behaviour) throws IOException {
    return posters.lean(
        stub.posts(behaviour, false), ApiGatewaySettings.POSTS_AT_ONCE, Contenders.MEMORY);
  }
}
