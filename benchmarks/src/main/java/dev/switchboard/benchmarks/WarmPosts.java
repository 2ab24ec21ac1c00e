package dev.switchboard.benchmarks;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Posts of JVMs that have posted much before. */
final class WarmPosts {

  static final int POSTS = 10_000;

  /** How many rounds come before those that count: the SDK gets faster for so long. */
  private static final int WARM_UP = 40;

  /** But whoever has not got there by now, has not much to gain. */
  private static final Duration LONGEST_WARM_UP = Duration.ofSeconds(20);

  private WarmPosts() {}

  /** Measures all in turns; who goes first changes with each round. */
  static Postings measure(
      Posters posters, List<String> contenders, URI endpoint, Phase phase, int rounds)
      throws IOException, InterruptedException {
    List<Poster> warm = new ArrayList<>();
    try {
      for (String contender : contenders) {
        Poster poster = posters.start(contender, endpoint, phase);
        warm.add(poster);
        warmUp(poster);
      }
      return inTurns(contenders, warm, rounds);
    } finally {
      warm.forEach(Poster::close);
    }
  }

  /** Lets one post until it is as fast as it gets. */
  static void warmUp(Poster poster) throws IOException, InterruptedException {
    Duration spent = Duration.ZERO;
    for (int round = 0; round < WARM_UP && spent.compareTo(LONGEST_WARM_UP) < 0; round++) {
      spent = spent.plus(poster.post(0, POSTS).time());
    }
  }

  private static Postings inTurns(List<String> contenders, List<Poster> posters, int rounds)
      throws IOException, InterruptedException {
    Postings postings = new Postings();
    for (int round = 0; round < rounds; round++) {
      for (int turn = 0; turn < posters.size(); turn++) {
        int whose = (round + turn) % posters.size();
        postings.add(contenders.get(whose), posters.get(whose).post(0, POSTS));
      }
    }
    return postings;
  }
}
