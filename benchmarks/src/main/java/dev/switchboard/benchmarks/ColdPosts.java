package dev.switchboard.benchmarks;

import java.io.IOException;
import java.net.URI;
import java.util.List;

/**
 * The first posts of a new JVM, from before the client is made.
 *
 * @param few the first 1,000
 * @param many the first 10,000
 */
record ColdPosts(Postings few, Postings many) {

  static final int FEW = 1_000;
  static final int MANY = 10_000;

  /** Measures all in turns, in a new process each time. */
  static ColdPosts measure(Posters posters, List<String> contenders, URI endpoint, int rounds)
      throws IOException, InterruptedException {
    ColdPosts cold = new ColdPosts(new Postings(), new Postings());
    for (int round = 0; round < rounds; round++) {
      for (String contender : contenders) {
        try (Poster poster = posters.start(contender, endpoint, Phase.COLD)) {
          Posted few = poster.post(0, FEW);
          cold.few.add(contender, few);
          cold.many.add(contender, few.and(poster.post(FEW, MANY)));
        }
      }
    }
    return cold;
  }
}
